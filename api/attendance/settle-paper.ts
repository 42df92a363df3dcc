import * as v from 'valibot'
import { openDispute } from '../../shared/attendance/roll-call.ts'
import type { Membership } from '../../shared/people/access.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { theSeason } from '../seasons/current.ts'
import { decisionWrites } from './decision-writes.ts'
import { knownOf, namedShift, placesOf, punchesOf } from './shift-roster.ts'
import { shiftRosterRead } from './shift-roster-read.ts'
import type { RosterFacts } from './shift-roster-read.ts'

export const settlePaperInput = v.strictObject({
  date: workDateInput,
  shift: v.string(),
  /** The command by which the list was entered. */
  batch: v.pipe(v.string(), v.maxLength(64)),
  people: v.pipe(
    v.array(
      v.strictObject({ personId: v.string(), version: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    ),
    v.minLength(1),
    v.maxLength(500),
    v.check((all) => new Set(all.map((one) => one.personId)).size === all.length, 'a student twice'),
  ),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
})
type Input = v.InferOutput<typeof settlePaperInput>

/**
 * A teacher accepts a list that a leader entered from paper: of each student who is named, and about whom nobody has
 * said anything else since, the leader's word becomes the teacher's. Whoever did check in is settled one by one.
 */
export const settlePaper = (ctx: Ctx, input: Input) => again(() => settlePaperOnce(ctx, input))

async function settlePaperOnce(ctx: Ctx, input: Input) {
  const { date, batch, people, reason } = input
  const { me, facts } = await authorise(ctx, 'attendance.settle', {
    read: shiftRosterRead(ctx, 'attendance.settle', date),
    about: (facts) => ({ date, people: placesFor(facts, input) }),
  })
  const shift = namedShift(facts, date, input.shift)
  const [known, ins] = [knownOf(facts, shift), punchesOf(facts, shift, 'in')]
  const accepted = people.flatMap(({ personId, version }) => {
    const word = known.get(personId)
    const open = word?.origin === 'paper' && !ins.has(personId) && openDispute(false, word)
    return open && word.batchId === batch && word.version === version ? [word] : []
  })
  if (!accepted.length) throw new Fault('no-dispute')
  const made = decisionWrites(
    ctx,
    me,
    accepted.map((word) => ({
      seasonId: theSeason(facts.season).id,
      personId: word.personId,
      date,
      shift: shift.code,
      state: word.state,
      known: word,
      decidedAs: 'teacher',
      origin: 'dispute',
      reason,
    })),
  )
  const told = accepted.map(({ personId, state, version }) =>
    notify(ctx, {
      personId,
      kind: 'attendance-settled',
      about: `${date}:${shift.code}:${version}`,
      params: { date, shift: shift.code, name: shift.name, state },
    }),
  )
  return commit(ctx, me, {
    writes: [...made.writes, ...told],
    events: made.events,
    answer: { settled: accepted.length, at: ctx.clock.now() },
    conflict: 'overtaken',
  })
}

function placesFor(facts: RosterFacts, { date, people }: Input): Membership[] {
  const places = new Map(placesOf(facts, date).map((p) => [p.personId, p]))
  const nowhere = { className: '\0', group: '', leader: false }
  return people.map(({ personId }) => places.get(personId) ?? { personId, ...nowhere })
}
