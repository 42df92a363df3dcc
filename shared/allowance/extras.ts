import { isNegative, minus, money, negated, sum, type Money } from '../money/money.ts'
import { rounded, shown } from '../money/round.ts'
import type { Deduction } from './deductions.ts'
import type { Period, StudentFacts } from './facts.ts'
import type { Line } from './line.ts'

/** Reviewed awards of the period: beside the allowance, so that no deduction reaches them. */
export function awards(facts: StudentFacts['awards'], { from, to }: Period): Line[] {
  return facts
    .filter(({ date, reviewed }) => reviewed && from <= date && date <= to)
    .map(({ id, date, name, amount }) => {
      const exact = money(amount)
      const reason = { code: 'award', name } as const
      const dates = [{ date, facts: [id] }]
      return { kind: 'award', id, clause: 'pay.award', reason, amount: shown(exact), exact, dates }
    })
}

/** 补发 for runs already paid: like awards out of the cap's reach. 扣回 is a deduction. */
export function backPay(adjustments: StudentFacts['adjustments']): Line[] {
  return adjustments.flatMap(({ id, date, amount, reason: why }) => {
    const exact = money(amount)
    if (isNegative(exact)) return []
    const reason = { code: 'back-pay', reason: why } as const
    const dates = [{ date, facts: [id] }]
    return [{ kind: 'back-pay', id, clause: 'pay.adjustment', reason, amount: shown(exact), exact, dates }]
  })
}

/** A line a deduction, also where the cap left nothing of it: what was waived is shown as such. */
export function deductionLine(deduction: Deduction): Line {
  const { kind, id, date, clause, reason, full, applied, outcome } = deduction
  const exact = negated(applied)
  const dates = [{ date, facts: [id] }]
  // Not the exact waived amount rounded by itself: what is shown as taken and as waived must make up the whole.
  const waived = shown(minus(rounded(full), rounded(applied)))
  const told = { full: shown(full), waived, outcome }
  return { kind, id, clause, reason, amount: shown(exact), exact, dates, deduction: told }
}

/** 分位调整: what the due differs by from the lines as they are shown; none where they agree. */
export function roundingLine(due: Money, lines: readonly Line[]): Line[] {
  const exact = minus(due, sum(lines.map((line) => rounded(line.exact))))
  const amount = shown(exact)
  if (amount === '0.00') return []
  const reason = { code: 'rounding' } as const
  return [{ kind: 'rounding', id: '', clause: 'pay.rounding', reason, amount, exact, dates: [] }]
}
