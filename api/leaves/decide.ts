import { sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { becomesLeave } from '../../shared/leaves/leave.ts'
import { eachDate, workDateOf } from '../../shared/time/work-date.ts'
import { decisionWrites } from '../attendance/decision-writes.ts'
import type { Said } from '../attendance/decision-writes.ts'
import { assignments, knownOf } from '../attendance/shift-roster.ts'
import { rosterRead, withinReach } from '../attendance/shift-roster-read.ts'
import type { RosterFacts } from '../attendance/shift-roster-read.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import type { decisionBody } from '../replies/input.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { leaveRead } from './leave-read.ts'
import type { leave } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof decisionBody>

/**
 * A teacher decides a leave. Granted, it becomes the attendance of every shift of those dates that has opened
 * by now; a later one is proposed as leave at its roll call, since the plan may still change.
 */
export const decideLeave = (ctx: Ctx, input: Input) => again(() => decideOnce(ctx, input))

async function decideOnce(ctx: Ctx, { id, grant, reason }: Input) {
  const its = (column: 'person_id' | 'from_date' | 'to_date') =>
    sql`(select l.${sql.raw(column)} from "leave" l where l.id = ${id})`
  const who = sql`(select l.person_id from "leave" l where l.id = ${id} and l.person_id in ${withinReach(ctx, 'leaves.decide')})`
  const { me, facts } = await authorise(ctx, 'leaves.decide', {
    read: { ...rosterRead(ctx, who, its('from_date'), its('to_date')), ...leaveRead(ctx, id) },
    about: ({ asked: [one], owner }) =>
      one ? { date: one.fromDate, people: [standsOn(owner, one.personId, one.fromDate)] } : { people: [] },
  })
  const asked = theOne(facts.asked)
  mustBeOpen(facts.replies)
  const made = decisionWrites(ctx, me, grant ? begun(ctx, facts, asked, reason) : [])
  const kind = grant ? 'grant' : 'refuse'
  const said = replyWrites(ctx, me, 'leaves', { requestId: id, kind, reason })
  const told = notify(ctx, {
    personId: asked.personId,
    kind: 'leave-decided',
    about: id,
    params: { from: asked.fromDate, to: asked.toDate, kind },
  })
  return commit(ctx, me, {
    writes: [...said.writes, ...made.writes, told],
    events: [...said.events, ...made.events],
    answer: { kind, at: said.at, shifts: made.writes.length },
    conflict: 'overtaken',
  })
}

/**
 * The shifts of the leave that have opened: planned ones, and those on which something is on record. Why it was
 * asked for, which may be an illness, stays with the request and out of the log.
 */
function begun(ctx: Ctx, facts: RosterFacts, asked: typeof leave.$inferSelect, reason: string): Said[] {
  const { id, seasonId, personId, fromDate, toDate } = asked
  return eachDate(workDateOf(fromDate), workDateOf(toDate)).flatMap((date) => {
    const planned = assignments(facts, date).get(personId)
    const codes = new Set([
      ...(planned && planned.opensAt <= ctx.clock.now() ? [planned.code] : []),
      ...facts.attendance.filter((row) => row.date === date).map((row) => row.shift),
    ])
    return [...codes].flatMap((shift) => {
      const known = knownOf(facts, { date, code: shift }).get(personId)
      if (!becomesLeave(known)) return []
      const said = { seasonId, personId, date, shift, known, reason, causeId: id }
      return [{ ...said, state: 'leave' as const, decidedAs: 'teacher' as const, origin: 'leave' as const }]
    })
  })
}
