import { rulesVersion } from '../allowance/clause.ts'
import type { Computed } from '../allowance/computed.ts'
import type { DeductionReason } from '../allowance/deductions.ts'
import type { Line, LineReason } from '../allowance/line.ts'
import { negated } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Payslip, PayslipDeduction, PayslipLine } from './payslip-schema.ts'

/** Whose payslip of which run it is: all that the rules do not know. */
export type PayslipHead = Pick<
  Payslip,
  'issuer' | 'season' | 'run' | 'revision' | 'student' | 'name' | 'class' | 'card'
>

/**
 * The payslip of a computed run: what was earned as lines, what was taken as deductions, so that lines less
 * applied deductions are the total. The same facts and head give the same payslip; its text is put into NFC.
 */
export function payslipOf(computed: Computed, head: PayslipHead): Payslip {
  const { sums, lines, period } = computed
  return composed({
    ...head,
    v: 'payslip/v1',
    rules: rulesVersion,
    period: { from: period.from, to: period.to },
    lines: lines.filter((line) => !line.deduction).map(slipLine),
    deductions: lines.flatMap(slipDeduction),
    total: sums.due.text,
    tax: sums.tax.text,
    net: sums.net.text,
  })
}

function slipLine({ kind, id, clause, reason, amount, dates }: Line): PayslipLine {
  return {
    kind: kind as Exclude<typeof kind, DeductionReason['code']>,
    id,
    clause,
    reason: reason as Exclude<LineReason, DeductionReason>,
    amount,
    dates: dates.map(({ facts, ...date }) => ({ ...date, facts: [...facts] })),
  }
}

function slipDeduction({ kind, id, clause, reason, exact, dates, deduction }: Line): PayslipDeduction[] {
  const date = dates[0]?.date
  if (!deduction || !date) return []
  const told = { kind: kind as DeductionReason['code'], reason: reason as DeductionReason }
  return [{ ...told, id, date, clause, applied: shown(negated(exact)), ...deduction }]
}

/** Every text of the value in Unicode's composed form, which is the only one that a payslip may hold. */
function composed<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T
  if (Array.isArray(value)) return value.map(composed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, composed(item)])) as T
}
