import {
  atLeastZero,
  compareMoney,
  minus,
  money,
  plus,
  share,
  times,
  zero,
  type Money,
} from '../money/money.ts'
import { rounded } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import { monthOf, yearOf, type WorkDate } from '../time/work-date.ts'
import type { PriorRuns } from './facts.ts'
import { cumulative, labour, type Bracket } from './tax-tables.ts'

/** What of a season decides the tax. */
export type TaxRules = Pick<Season, 'tax' | 'internshipFrom'>

/**
 * 代扣个税 on a due that is already rounded, itself rounded once, never below zero. `lastDay` is the last day
 * of the run, `prior` what the same student got and paid in earlier runs of that year.
 */
export function taxOn(rules: TaxRules, due: Money, lastDay: WorkDate, prior: PriorRuns): Money {
  switch (rules.tax.method) {
    case 'none':
      return zero
    case 'labour':
      return rounded(labourTax(due))
    case 'intern-cumulative': {
      const income = share(plus(money(prior.income), due), rules.tax.incomeRatio)
      const free = times(cumulative.monthlyAllowance, monthsOfYear(rules.internshipFrom, lastDay))
      const whole = byBracket(cumulative.brackets, atLeastZero(minus(income, free)))
      return rounded(atLeastZero(minus(whole, money(prior.tax))))
    }
  }
}

/** Each payout by itself, whatever was paid before. */
function labourTax(due: Money): Money {
  if (compareMoney(due, labour.freeUpTo) <= 0) return zero
  const flat = compareMoney(due, labour.flatUpTo) <= 0
  return byBracket(labour.brackets, flat ? minus(due, labour.flatAllowance) : share(due, labour.remaining))
}

function byBracket(brackets: readonly Bracket[], base: Money): Money {
  const bracket = brackets.find(({ upTo }) => upTo === null || compareMoney(base, upTo) <= 0)
  if (!bracket) throw new RangeError('a tax table without an open end')
  return minus(share(base, bracket.rate), bracket.less)
}

/**
 * Months of the run's year that count for the free amount, the internship's first and the run's last included;
 * an internship that began in an earlier year counts from January, one that begins later not at all.
 */
export function monthsOfYear(internshipFrom: WorkDate | undefined, lastDay: WorkDate): number {
  if (internshipFrom === undefined)
    throw new RangeError('the cumulative tax needs the internship’s first day')
  const years = yearOf(lastDay) - yearOf(internshipFrom)
  if (years < 0) return 0
  return Math.max(0, monthOf(lastDay) - (years > 0 ? 1 : monthOf(internshipFrom)) + 1)
}
