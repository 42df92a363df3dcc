import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import { leaveFault } from '../../shared/leaves/leave.ts'
import { placesOn } from '../../shared/people/places.ts'
import { requestState } from '../../shared/replies/reply.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { askedReason } from '../replies/input.ts'
import { placesOfOne } from '../replies/replies.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'
import { ownLeaves } from './leave-read.ts'
import { leave } from './table.ts'

export const askLeaveInput = v.strictObject({ from: workDateInput, to: workDateInput, reason: askedReason })
type Input = v.InferOutput<typeof askLeaveInput>

/** A student asks for leave, ahead or after, and says why. */
export const askLeave = (ctx: Ctx, input: Input) => again(() => askOnce(ctx, input))

async function askOnce(ctx: Ctx, { from, to, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'leaves.ask', {
    read: {
      season: seasonRules(ctx),
      owner: placesOfOne(ctx, sql`(${ownId(ctx)})`),
      ...ownLeaves(ctx),
    },
  })
  const seasonId = theSeason(facts.season).id
  if (!placesOn(facts.owner, from).length && !placesOn(facts.owner, to).length) throw new Fault('not-found')
  const standing = facts.leaves.filter(({ id }) =>
    ['open', 'granted'].includes(requestState(facts.replies.filter((r) => r.requestId === id))),
  )
  const others = standing.map((l) => ({ from: workDateOf(l.fromDate), to: workDateOf(l.toDate) }))
  const fault = leaveFault({ from, to }, others)
  if (fault) throw new Fault(fault)
  const row = {
    id: ctx.newId(),
    seasonId,
    personId: me.personId,
    fromDate: from,
    toDate: to,
    reason,
    askedAt: ctx.clock.now(),
  }
  const none = sql`not exists (select 1 from "leave" asked where asked.season_id = ${seasonId}
    and asked.person_id = ${me.personId} and asked.from_date <= ${to} and asked.to_date >= ${from}
    and not exists (select 1 from reply r where r.request_id = asked.id and r.kind in ('refuse', 'withdraw')))`
  return commit(ctx, me, {
    writes: [...mustHold(ctx.db.query, none), ctx.db.query.insert(leave).values(row)],
    events: [{ action: 'leaves.ask', target: row.id, after: { from, to } }],
    answer: { id: row.id, askedAt: row.askedAt },
    conflict: 'overtaken',
  })
}
