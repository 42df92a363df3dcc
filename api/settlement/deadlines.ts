import type { Season } from '../../shared/seasons/season.ts'
import { countdownTo, settleBy } from '../../shared/payouts/deadline.ts'
import { depositBy } from '../../shared/settlement/deposit-by.ts'
import { lastOf, type Word } from '../../shared/settlement/word.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'
import { wordsRead } from './settlement-read.ts'
import { wordOf } from './words.ts'

/** How long there is until the deposit must lie at the school, and until company and school must have settled. */
export async function seeSettlementDeadlines(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'settlement.see', {
    read: { season: seasonRules(ctx), ...wordsRead(ctx) },
  })
  const { rules } = theSeason(facts.season)
  const words = facts.words.map(({ word }) => wordOf(word))
  return countdowns(rules, words, workDateAt(ctx.clock.now(), rules.timezone))
}

/** Both terms, and the date on which each was met. */
export function countdowns(rules: Season, words: readonly Word[], today: WorkDate) {
  const paid = lastOf(words, 'deposit-paid')
  return {
    deposit: {
      ...countdownTo(depositBy(rules), today),
      met: paid && /[1-9]/.test(paid.amount) ? paid.on : null,
    },
    settle: { ...countdownTo(settleBy(rules), today), met: lastOf(words, 'settled')?.on ?? null },
  }
}
