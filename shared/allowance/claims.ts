import { isNegative, isZero, money, negated, type Money } from '../money/money.ts'
import type { WorkDate } from '../time/work-date.ts'
import type { Claim } from './deductions.ts'
import type { Figures } from './figures.ts'
import type { Period, StudentFacts } from './facts.ts'

/** Every deduction of the period that stands: errors both sides verified, violations in force, 扣回. */
export function claimsOf(facts: StudentFacts, period: Period, figures: Figures): Claim[] {
  const inRun = ({ date }: { date: WorkDate }) => period.from <= date && date <= period.to
  return [
    ...recoveries(facts.adjustments),
    ...facts.errors.filter(inRun).flatMap((error) => errorClaim(error, figures)),
    ...facts.violations.filter(inRun).flatMap((violation) => violationClaim(violation, figures)),
  ]
}

function recoveries(adjustments: StudentFacts['adjustments']): Claim[] {
  return adjustments.flatMap(({ id, date, amount, reason }) => {
    const full = negated(money(amount))
    if (isNegative(full) || isZero(full)) return []
    return [
      { kind: 'recovery', id, date, clause: 'pay.adjustment', full, reason: { code: 'recovery', reason } },
    ]
  })
}

function errorClaim(error: StudentFacts['errors'][number], figures: Figures): Claim[] {
  const { id, date, level } = error
  const full = errorShare(error, figures)
  if (!error.companyVerified || !error.schoolVerified || full === null) return []
  return [
    { kind: 'error', id, date, clause: 'pay.error', full, reason: { code: 'error', level: `${level}` } },
  ]
}

function violationClaim(violation: StudentFacts['violations'][number], figures: Figures): Claim[] {
  const { id, date, kind, note, deduction } = violation
  const full = violationAmount(violation, figures)
  if (violation.state !== 'in-force' || full === null) return []
  const from = deduction === null ? 'kind' : 'record'
  const reason = { code: 'violation', kind, note, from } as const
  return [{ kind: 'violation', id, date, clause: 'pay.violation', full, reason }]
}

/** What the student bears of an error; null where neither record nor season names an amount. */
export function errorShare(
  { level, amount }: Pick<StudentFacts['errors'][number], 'level' | 'amount'>,
  figures: Figures,
): Money | null {
  if (level === 'cash') return amount === null ? null : money(amount)
  return figures.errorShare.get(level) ?? null
}

/** The record's own amount, 0 included, or that of its kind; null where neither is known. */
export function violationAmount(
  { kind, deduction }: Pick<StudentFacts['violations'][number], 'kind' | 'deduction'>,
  figures: Figures,
): Money | null {
  return deduction === null ? (figures.violationKind.get(kind) ?? null) : money(deduction)
}
