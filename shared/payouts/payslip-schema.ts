import * as v from 'valibot'
import { clauses } from '../allowance/clause.ts'
import { isWorkDate } from '../time/work-date.ts'

// Only what has one spelling in canonical JSON: objects, arrays, NFC strings and small whole numbers. Amounts
// are strings of two decimals; nothing is null, nothing is left undefined, no key is unknown.

const text = v.pipe(
  v.string(),
  v.check((value) => value.isWellFormed() && value === value.normalize('NFC'), 'text is not in NFC'),
)
const id = v.pipe(text, v.nonEmpty())
const date = v.pipe(v.string(), v.guard(isWorkDate))
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const amount = v.pipe(v.string(), v.regex(/^\d+\.\d{2}$/))
const signedAmount = v.pipe(v.string(), v.regex(/^(-(?!0+\.00$))?\d+\.\d{2}$/))
const rate = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/))
const clause = v.picklist(clauses)

const reason = <const C extends string, const T extends v.ObjectEntries>(code: C, entries: T) =>
  v.strictObject({ code: v.literal(code), ...entries })

const lineReason = v.variant('code', [
  reason('days-at-rate', { stage: text, name: text, rate, days: count }),
  reason('leader-days', { rate, days: count }),
  reason('minutes-at-rate', { rate, minutes: count, threshold: count, unit: count }),
  reason('on-time-days', { rate, days: count }),
  reason('below-minimum', { days: count, attended: count, minimum: count, missing: count }),
  reason('award', { name: text }),
  reason('back-pay', { reason: text }),
  reason('rounding', {}),
])

const deductionReason = v.variant('code', [
  reason('recovery', { reason: text }),
  reason('error', { level: v.picklist(['1', '2', '3', '4', 'cash']) }),
  reason('violation', { kind: text, note: text, from: v.picklist(['record', 'kind']) }),
])

const line = v.strictObject({
  kind: v.picklist(['day-pay', 'supplement', 'overtime', 'logistics', 'award', 'back-pay', 'rounding']),
  id: text,
  clause,
  reason: lineReason,
  amount: signedAmount,
  dates: v.array(
    v.strictObject({ date, facts: v.array(id), minutes: v.exactOptional(v.pipe(count, v.minValue(1))) }),
  ),
})

const deduction = v.strictObject({
  kind: v.picklist(['recovery', 'error', 'violation']),
  id,
  date,
  clause,
  reason: deductionReason,
  full: amount,
  applied: amount,
  waived: amount,
  outcome: v.picklist(['applied', 'partly-waived', 'waived']),
})

/** What a student signs. */
export const payslipSchema = v.strictObject({
  v: v.literal('payslip/v1'),
  issuer: v.strictObject({ school: id, company: id }),
  season: id,
  rules: id,
  run: id,
  revision: v.pipe(count, v.minValue(1)),
  student: id,
  name: id,
  class: id,
  period: v.strictObject({ from: date, to: date }),
  lines: v.array(line),
  deductions: v.array(deduction),
  total: amount,
  tax: amount,
  net: amount,
  /** Left out while the student has no card. The commitment binds the slip to the card without showing it. */
  card: v.exactOptional(v.strictObject({ last4: v.pipe(v.string(), v.regex(/^\d{4}$/)), commitment: id })),
})

export type Payslip = v.InferOutput<typeof payslipSchema>
export type PayslipLine = Payslip['lines'][number]
export type PayslipDeduction = Payslip['deductions'][number]
