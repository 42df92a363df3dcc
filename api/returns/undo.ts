import * as v from 'valibot'
import { undoWordUntil } from '../../shared/returns/word.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { nightInput } from './input.ts'
import { namedNight, newest } from './night.ts'
import { nightRead, withinReachOrBatch } from './night-read.ts'
import { wordWrites } from './word-writes.ts'

export const undoReturnInput = v.strictObject(nightInput)
type Input = v.InferOutput<typeof undoReturnInput>

/** Takes back what the caller said of a night in the last ten minutes: each student stands as before, by a new version. */
export const undoReturn = (ctx: Ctx, input: Input) => again(() => undoOnce(ctx, input))

async function undoOnce(ctx: Ctx, { date, shift: code }: Input) {
  const { me, facts } = await authorise(ctx, 'returns.confirm', {
    read: nightRead(ctx, withinReachOrBatch(ctx, 'returns.confirm'), date, date),
  })
  const shift = namedNight(facts, date, code)
  const now = ctx.clock.now()
  const mine = [...newest(facts.said, shift).values()].filter(
    (word) => undoWordUntil(word, me.personId, now) !== null,
  )
  if (!mine.length) throw new Fault('return-nothing-to-undo')
  const spoken = mine.map((known) => {
    const before = facts.said.find(
      (row) =>
        row.personId === known.personId &&
        row.date === date &&
        row.shift === shift.code &&
        row.version < known.version,
    )
    return {
      known,
      personId: known.personId,
      kind: before?.kind ?? ('none' as const),
      at: before?.at ?? now,
      as: before?.as ?? known.as,
      how: 'undo' as const,
      excuse: before?.excuse ?? null,
      reason: before?.reason ?? '',
    }
  })
  return commit(ctx, me, {
    ...wordWrites(ctx, me, facts, shift, spoken),
    answer: { undone: spoken.length, at: now },
    conflict: 'overtaken',
  })
}
