import * as v from 'valibot'
import { returnOpensAt } from '../../shared/returns/return.ts'
import { arrivedAt, judgeWord } from '../../shared/returns/word.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from '../seasons/current.ts'
import { momentInput, nightInput, personIdInput } from './input.ts'
import { linesOf, namedNight } from './night.ts'
import { nightRead, withinReachOrBatch } from './night-read.ts'
import { aboutStudents, speaksAs } from './reach.ts'
import { wordWrites } from './word-writes.ts'

export const arriveInput = v.strictObject({
  ...nightInput,
  people: v.pipe(
    v.array(v.strictObject({ personId: personIdInput, at: v.optional(momentInput) })),
    v.minLength(1),
    v.maxLength(500),
    v.check((all) => new Set(all.map((one) => one.personId)).size === all.length, 'a student twice'),
  ),
})
type Input = v.InferOutput<typeof arriveInput>

const wordOfArrival = { kind: 'returned', how: 'tap' } as const

/**
 * These students have passed the gate: said by their leader, by the escort of their batch, or by who is in charge.
 * Who is home already stays so; of whom it cannot be said the others lose nothing.
 */
export const arrive = (ctx: Ctx, input: Input) => again(() => arriveOnce(ctx, input))

async function arriveOnce(ctx: Ctx, { date, shift: code, people }: Input) {
  const { me, facts } = await authorise(ctx, 'returns.confirm', {
    read: nightRead(ctx, withinReachOrBatch(ctx, 'returns.confirm'), date, date),
    about: (rows) =>
      aboutStudents(
        rows,
        { date, code },
        people.map((one) => one.personId),
        'escorts-too',
      ),
  })
  const shift = namedNight(facts, date, code)
  const now = ctx.clock.now()
  const opensAt = returnOpensAt(shift)
  if (now < opensAt) {
    const { time } = wallClock(opensAt, theSeason(facts.season).rules.timezone)
    throw new Fault('return-not-open', { opens: time })
  }
  const lines = new Map(linesOf(facts, shift).map((line) => [line.personId, line]))
  const speaks = speaksAs(me, facts, shift, 'returns.confirm')
  const judged = people.map(({ personId, at }) => {
    const line = lines.get(personId)
    if (!line) return { personId, do: 'refuse' as const, reason: 'return-not-expected' as const, by: '' }
    const as = speaks(line) ?? 'escort'
    const said = { kind: 'returned', excuse: null, reason: '', how: 'tap', as } as const
    const verdict = judgeWord(said, line.word)
    return { personId, as, at: arrivedAt(at, opensAt, now), known: line.word, by: line.by ?? '', ...verdict }
  })
  const refused = judged.flatMap((one) =>
    one.do === 'refuse' ? [{ code: one.reason, personId: one.personId, by: one.by }] : [],
  )
  const [first] = refused
  if (first && refused.length === people.length) {
    const { code: reason, ...how } = first
    throw new Fault(reason, how)
  }
  const spoken = judged.flatMap((one) =>
    one.do === 'write'
      ? [{ ...wordOfArrival, personId: one.personId, at: one.at, as: one.as, known: one.known }]
      : [],
  )
  const answer = { arrived: spoken.length, at: now, refused }
  if (!spoken.length) return answer
  return commit(ctx, me, {
    ...wordWrites(ctx, me, facts, shift, spoken),
    answer,
    conflict: 'overtaken',
  })
}
