import { minus, sum, type Money } from '../money/money.ts'
import { rounded, shown } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import { claimsOf } from './claims.ts'
import type { Amount, Computed } from './computed.ts'
import type { Judged } from './day-pay.ts'
import { deduct } from './deductions.ts'
import { earnings } from './earnings.ts'
import { awards, backPay, deductionLine, roundingLine } from './extras.ts'
import type { Period, PriorRuns, StudentFacts } from './facts.ts'
import type { Figures } from './figures.ts'
import { inOrder, type Line, type LineKind } from './line.ts'
import type { Track } from './logistics.ts'
import { tally } from './tally.ts'
import { taxOn } from './tax.ts'

/** From judged dates to money: lines, the cap, the one rounding of due and of tax, every sum. */
export function reckon(
  season: Season,
  period: Period,
  facts: StudentFacts,
  prior: PriorRuns,
  figures: Figures,
  track: Track | null,
  days: readonly Judged[],
): Pick<Computed, 'counts' | 'sums' | 'lines' | 'deductions'> {
  const counted = tally(days)
  const earned = earnings(counted, figures, track)
  const beside = [...awards(facts.awards, period), ...backPay(facts.adjustments)]
  const allowance = total(earned)
  const deductions = deduct(claimsOf(facts, period, figures), allowance)
  const applied = sum(deductions.map((deduction) => deduction.applied))
  const due = rounded(sum([minus(allowance, applied), total(beside)]))
  const tax = taxOn(season, due, period.to, prior)
  const lines = [...earned, ...beside, ...deductions.map(deductionLine)]
  const overtime = total(earned, 'overtime')
  return {
    counts: {
      training: daysOf(counted.stages, true),
      practice: daysOf(counted.stages, false),
      logistics: counted.onTime.length,
      leader: counted.leader.length,
      overtimeMinutes: counted.overtimeMinutes,
    },
    sums: {
      dayPay: amount(total(earned, 'day-pay')),
      supplement: amount(total(earned, 'supplement')),
      overtime: amount(overtime),
      logistics: amount(total(earned, 'logistics')),
      basic: amount(minus(allowance, overtime)),
      allowance: amount(allowance),
      awards: amount(total(beside, 'award')),
      backPay: amount(total(beside, 'back-pay')),
      applied: amount(applied),
      waived: amount(sum(deductions.map((deduction) => deduction.waived))),
      due: amount(due),
      tax: amount(tax),
      net: amount(minus(due, tax)),
    },
    lines: inOrder([...lines, ...roundingLine(due, lines)]),
    deductions,
  }
}

const amount = (exact: Money): Amount => ({ exact, text: shown(exact) })

function total(lines: readonly Line[], kind?: LineKind): Money {
  return sum(lines.filter((line) => kind === undefined || line.kind === kind).map((line) => line.exact))
}

function daysOf(stages: ReturnType<typeof tally>['stages'], requiresPass: boolean): number {
  let days = 0
  for (const [stage, dates] of stages) if (stage.requiresPass === requiresPass) days += dates.length
  return days
}
