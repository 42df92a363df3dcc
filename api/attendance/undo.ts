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
import type { Said } from './decision-writes.ts'
import { knownOf, namedShift, placesOf } from './shift-roster.ts'
import { shiftRosterRead } from './shift-roster-read.ts'
import type { RosterFacts, Word } from './shift-roster-read.ts'

export const undoInput = v.strictObject({
  date: workDateInput,
  shift: v.string(),
  /** Which of the caller's commands; left out, the last one. */
  batch: v.optional(v.pipe(v.string(), v.maxLength(64))),
})
type Input = v.InferOutput<typeof undoInput>

/**
 * Takes back what one command of the caller confirmed of a shift in the last ten minutes: each student is again as
 * before, by a new version. What somebody else has changed since stays.
 */
export const undo = (ctx: Ctx, input: Input) => again(() => undoOnce(ctx, input))

async function undoOnce(ctx: Ctx, { date, shift: code, batch }: Input) {
  const { me, facts } = await authorise(ctx, 'attendance.roll-call', {
    read: shiftRosterRead(ctx, 'attendance.roll-call', date),
  })
  const shift = namedShift(facts, date, code)
  const mine = [...knownOf(facts, shift).values()].filter(
    (word) => undoableUntil(word, me.personId, ctx.clock.now()) !== null,
  )
  const last = mine.toSorted((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0))[0]
  const taken = mine.filter(({ batchId }) => batchId === (batch ?? last?.batchId))
  if (!taken.length) throw new Fault('nothing-to-undo')
  const places = new Map(placesOf(facts, date).map((p) => [p.personId, p]))
  const said = taken.map((word): Said => {
    const head = { seasonId: theSeason(facts.season).id, personId: word.personId, date, shift: shift.code }
    const before = below(facts, word)
    if (before) return { ...head, known: word, ...asItWas(before) }
    // Nobody had said anything: the word stays and counts for nothing.
    const as = decidesAs(me.grants, places.get(word.personId)?.className ?? '')
    return {
      ...head,
      known: word,
      state: word.state,
      confirmed: false,
      decidedAs: as,
      origin: 'undo',
      reason: '',
    }
  })
  return commit(ctx, me, {
    ...decisionWrites(ctx, me, said),
    answer: { undone: said.length, at: ctx.clock.now() },
    conflict: 'overtaken',
  })
}

/** What stood before a word was said; of one that was restored, before it was said first. */
const below = ({ attendance }: RosterFacts, word: Word): Word | undefined =>
  attendance.find(
    (row) =>
      row.personId === word.personId &&
      row.date === word.date &&
      row.shift === word.shift &&
      row.version < (word.restores ?? word.version),
  )

/** Whoever said it has said it again, in the same capacity and for the same cause: it is protected as it was. */
const asItWas = (before: Word): Omit<Said, 'seasonId' | 'personId' | 'date' | 'shift' | 'known'> => ({
  state: before.state,
  confirmed: before.confirmed,
  decidedAs: before.decidedAs,
  origin: before.origin,
  causeId: before.causeId,
  batchId: before.batchId,
  reason: before.reason,
  cameAt: before.cameAt,
  leftAt: before.leftAt,
  restored: {
    restores: before.restores ?? before.version,
    decidedBy: before.decidedBy,
    decidedAt: before.decidedAt,
  },
})
