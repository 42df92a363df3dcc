import { isOver } from '../../shared/settlement/may.ts'
import { lastOf } from '../../shared/settlement/word.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { countdowns } from './deadlines.ts'
import { agreedTo, settlementNow, settlementRead } from './settlement-read.ts'

/** What company and school owe each other, who has agreed to it, and all that was said about it. */
export async function seeSettlement(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'settlement.see', { read: settlementRead(ctx) })
  const now = settlementNow(ctx, facts)
  const settled = lastOf(now.words, 'settled')
  return {
    today: now.today,
    content: now.content,
    hash: now.hash,
    over: isOver(now),
    deadlines: countdowns(now.rules, now.words, now.today),
    agreed: agreedTo(facts, now.hash),
    settled: settled ? { on: settled.on, note: settled.note } : null,
    words: facts.words.map(({ word: { id, kind, side, breach, reason, amount, onDate, at }, name }) => ({
      id,
      kind,
      side,
      breach,
      reason,
      amount,
      on: onDate,
      name,
      at,
    })),
  }
}
