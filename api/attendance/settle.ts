import * as v from 'valibot'
import { openDispute, rollCallStates } from '../../shared/attendance/roll-call.ts'
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

export const settleInput = v.strictObject({
  date: workDateInput,
  shift: v.string(),
  personId: v.string(),
  state: v.picklist(rollCallStates),
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
})
type Input = v.InferOutput<typeof settleInput>

/**
 * A teacher settles a dispute between check-in and roll call, one way or the other. Both stay on record; what the
 * teacher says stands above them, also where it is what the leader had said.
 */
export const settle = (ctx: Ctx, input: Input) => again(() => settleOnce(ctx, input))

async function settleOnce(ctx: Ctx, input: Input) {
  const { date, personId, state, reason } = input
  const { me, facts } = await authorise(ctx, 'attendance.settle', {
    read: shiftRosterRead(ctx, 'attendance.settle', date),
    about: (facts) => ({
      date,
      people: [
        placesOf(facts, date).find((p) => p.personId === personId) ?? {
          personId,
          className: '\0',
          group: '',
          leader: false,
        },
      ],
    }),
  })
  const shift = namedShift(facts, date, input.shift)
  const known = knownOf(facts, shift).get(personId)
  if (known && known.version !== input.version)
    throw new Fault('decided-already', { by: known.by ?? '', state: known.state, version: known.version })
  if (!openDispute(punchesOf(facts, shift, 'in').has(personId), known)) throw new Fault('no-dispute')
  const made = decisionWrites(ctx, me, [
    {
      seasonId: theSeason(facts.season).id,
      personId,
      date,
      shift: shift.code,
      state,
      known,
      decidedAs: 'teacher',
      origin: 'dispute',
      reason,
    },
  ])
  const told = notify(ctx, {
    personId,
    kind: 'attendance-settled',
    about: `${date}:${shift.code}:${input.version}`,
    params: { date, shift: shift.code, name: shift.name, state },
  })
  return commit(ctx, me, {
    writes: [...made.writes, told],
    events: made.events,
    answer: { state, version: input.version + 1, at: ctx.clock.now() },
    conflict: 'overtaken',
  })
}
