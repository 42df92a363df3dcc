import { payableAward } from '../../shared/awards/award.ts'
import { payableError } from '../../shared/quality/quality-error.ts'
import { payableViolation } from '../../shared/violations/violation.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import type { FactRows } from './facts.ts'

/**
 * Violations, errors and awards as they stand after all rulings, and without those that concern nobody's pay:
 * proposals, and what was rejected. The one place where rulings become money.
 */
export function ruledFacts(rows: FactRows) {
  const rulingsOf = ofFact(rows.rulings)
  return {
    ...rows,
    violations: rows.violations.flatMap((row) => payableViolation(row, rulingsOf(row.id))),
    errors: rows.errors.flatMap((row) => payableError(row, rulingsOf(row.id))),
    awards: rows.awards.flatMap((row) => payableAward(row, rulingsOf(row.id))),
  }
}
