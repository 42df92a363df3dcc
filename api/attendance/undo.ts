import * as v from 'valibot'
import { decidesAs, undoableUntil } from '../../shared/attendance/decision.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from '../seasons/current.ts'
import { decisionWrites } from './decision-writes.ts'
import { knownOf, namedShift, placesOf } from './shift-roster.ts'
import { shiftRosterRead } from './shift-roster-read.ts'

export const undoInput = v.strictObject({ date: workDateInput, shift: v.string() })
type Input = v.InferOutput<typeof undoInput>

/**
 * Takes back what the caller confirmed of a shift in the last ten minutes: each student is again as before, by a
 * new version. What somebody else has changed since stays.
 */
export const undo = (ctx: Ctx, input: Input) => again(() => undoOnce(ctx, input))

async function undoOnce(ctx: Ctx, { date, shift: code }: Input) {
  const { me, facts } = await authorise(ctx, 'attendance.roll-call', {
    read: shiftRosterRead(ctx, 'attendance.roll-call', date),
  })
  const shift = namedShift(facts, date, code)
  const places = new Map(placesOf(facts, date).map((p) => [p.personId, p]))
  const mine = [...knownOf(facts, shift).values()].filter(
    (word) => undoableUntil(word, me.personId, ctx.clock.now()) !== null,
  )
  if (!mine.length) throw new Fault('nothing-to-undo')
  const said = mine.map((word) => {
    const before = facts.attendance.find(
      (row) =>
        row.personId === word.personId &&
        row.date === date &&
        row.shift === shift.code &&
        row.version < word.version,
    )
    return {
      seasonId: theSeason(facts.season).id,
      personId: word.personId,
      date,
      shift: shift.code,
      known: word,
      // Nobody had said anything: the word stays and counts for nothing.
      state: before?.state ?? word.state,
      confirmed: before?.confirmed ?? false,
      decidedAs: before ? before.decidedAs : decidesAs(me.grants, places.get(word.personId)?.className ?? ''),
      origin: 'undo' as const,
      reason: '',
    }
  })
  return commit(ctx, me, {
    ...decisionWrites(ctx, me, said),
    answer: { undone: said.length, at: ctx.clock.now() },
    conflict: 'overtaken',
  })
}
