import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import { proofOf } from '../../shared/attendance/proof.ts'
import { returnOpensAt } from '../../shared/returns/return.ts'
import { judgeWord } from '../../shared/returns/word.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { forgetTries, spendTry } from '../kernel/rate-limit.ts'
import { theSeason } from '../seasons/current.ts'
import { gateKey } from './gate.ts'
import { momentInput, nightInput } from './input.ts'
import { linesOf, namedNight } from './night.ts'
import { nightRead } from './night-read.ts'
import { wordWrites } from './word-writes.ts'

export const arrivedInput = v.strictObject({
  ...nightInput,
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  /** When the phone read it, where that was without a connection. */
  capturedAt: v.optional(momentInput),
})
type Input = v.InferOutput<typeof arrivedInput>

/**
 * 我已到寝: the student gives the code of the dormitory's gate, and nobody else has to say anything. Here the code is
 * all there is, so a wrong one is refused, and ten wrong ones in ten minutes are not looked at any more.
 */
export const arrived = (ctx: Ctx, input: Input) => again(() => arrivedOnce(ctx, input))

async function arrivedOnce(ctx: Ctx, { date, shift: code, code: digits, capturedAt }: Input) {
  const { me, facts } = await authorise(ctx, 'returns.own', {
    read: nightRead(ctx, sql`(${ownId(ctx)})`, date, date),
  })
  const shift = namedNight(facts, date, code)
  const line = linesOf(facts, shift).find((one) => one.personId === me.personId)
  if (!line) throw new Fault('return-not-expected')
  if (line.state === 'returned') return { state: 'returned' as const, at: line.at ?? ctx.clock.now() }
  const now = ctx.clock.now()
  await spendTry(ctx, [['gate-code', me.personId]])
  const proof = proofOf({ code: digits, capturedAt }, [gateKey(ctx)], now)
  if (!proof) throw new Fault('gate-code-wrong')
  const opensAt = returnOpensAt(shift)
  if (proof.at < opensAt)
    throw new Fault('return-not-open', {
      opens: wallClock(opensAt, theSeason(facts.season).rules.timezone).time,
    })
  const said = { kind: 'returned', excuse: null, reason: '', how: 'code', as: 'student' } as const
  const answer = { state: 'returned' as const, at: proof.at }
  if (judgeWord(said, line.word).do !== 'write') return answer
  const made = wordWrites(ctx, me, facts, shift, [
    { ...said, personId: me.personId, at: proof.at, known: line.word },
  ])
  return commit(ctx, me, {
    ...made,
    writes: [...made.writes, forgetTries(ctx, 'gate-code', me.personId)],
    answer,
    conflict: 'overtaken',
  })
}
