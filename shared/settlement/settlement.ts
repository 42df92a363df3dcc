import { compareMoney, minus, money, negated, plus, sum, zero } from '../money/money.ts'
import type { Money } from '../money/money.ts'
import { rounded, shown } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import type { WorkDate } from '../time/work-date.ts'
import { siteFees, type PlannedCell, type SiteRoom } from './site-fees.ts'
import { termsOf } from './terms.ts'
import { lastOf, type Word } from './word.ts'

export type Settlement = ReturnType<typeof settlementOf>

/**
 * What company and school owe each other for the site of a season, from its rules, rooms and plan and from what people have
 * recorded: the same facts give the same bytes. Every amount has two decimals and the reason for which it stands there.
 */
export function settlementOf(
  season: Season,
  rooms: readonly SiteRoom[],
  plan: readonly PlannedCell[],
  words: readonly Word[],
) {
  const terms = termsOf(season)
  const { id, name, school, company } = season
  const fees = siteFees(rooms, plan, terms, season.pay.logistics.shift)
  const owed = sum(fees.map(({ amount }) => money(amount)))
  const reward = rewardOf(terms.reward, words)
  const deposit = depositOf(terms.deposit, words)
  return {
    v: 'settlement/v1' as const,
    season: { id, name, school, company, ...stagesSpan(season.stages) },
    fees,
    owed: shown(owed),
    reward,
    deposit,
    due: dueOf(minus(plus(owed, money(reward.amount)), money(deposit.held))),
  }
}

/** Owed once somebody of either side has said that the season ended without breach or violation; not before. */
function rewardOf(agreed: string, words: readonly Word[]) {
  const judged = lastOf(words, 'judged')
  const earned = judged?.breach === false
  return {
    clause: 'site.reward' as const,
    agreed: shown(rounded(money(agreed))),
    judged: judged ? { side: judged.side, breach: judged.breach, reason: judged.reason } : null,
    amount: earned ? shown(rounded(money(agreed))) : '0.00',
  }
}

/** What lies at the school: what was paid less what was given back. An amount of 0 takes a record back. */
function depositOf(agreed: string, words: readonly Word[]) {
  const [paid, returned] = [lastOf(words, 'deposit-paid'), lastOf(words, 'deposit-returned')]
  return {
    clause: 'site.deposit' as const,
    agreed: shown(rounded(money(agreed))),
    paid: moved(paid),
    returned: moved(returned),
    held: shown(depositHeld(words)),
  }
}

/** The deposit that the school holds by these words. */
export const depositHeld = (words: readonly Word[]): Money =>
  minus(
    money(lastOf(words, 'deposit-paid')?.amount ?? '0'),
    money(lastOf(words, 'deposit-returned')?.amount ?? '0'),
  )

function moved(word: { amount: string; on: WorkDate } | undefined) {
  if (!word || compareMoney(money(word.amount), zero) === 0) return null
  return { amount: shown(money(word.amount)), on: word.on }
}

/** Who pays whom how much: the company what its deposit does not cover, or the school what is left of it. */
function dueOf(balance: Money) {
  const order = compareMoney(balance, zero)
  return {
    from: order > 0 ? ('company' as const) : order < 0 ? ('school' as const) : null,
    amount: shown(order < 0 ? negated(balance) : balance),
  }
}
