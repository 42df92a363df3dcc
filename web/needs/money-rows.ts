import type { Role } from '../../shared/people/access.ts'
import { awardRow } from '../awards/award-row.ts'
import type { Answer } from '../platform/wire.ts'
import { errorRow } from '../quality/error-row.ts'
import { repairRow } from '../repairs/repair-row.ts'
import type { FactRow } from '../rulings/fact-row.ts'
import { violationRow } from '../violations/violation-row.ts'

export type MoneyNeed = Answer<'/api/needs/money'>['needs'][number]

/** What waits, as its noun shows it everywhere; of an award that is on the list the review is the reader's. */
export function needRow(need: MoneyNeed, roles: readonly Role[]): FactRow {
  const { student } = need
  if ('violation' in need) return violationRow({ student, ...need.violation }, roles)
  if ('error' in need) return errorRow({ student, ...need.error }, roles)
  if ('award' in need) return awardRow({ student, ...need.award }, roles, true)
  return repairRow({ student, ...need.repair }, roles)
}
