import type { Role } from '../../shared/people/access.ts'
import { awardRow } from '../awards/award-row.ts'
import type { Answer } from '../platform/wire.ts'
import { errorRow } from '../quality/error-row.ts'
import { repairRow } from '../repairs/repair-row.ts'
import type { FactRow } from '../rulings/fact-row.ts'
import { violationRow } from '../violations/violation-row.ts'

export type MoneyNeed = Answer<'/api/needs/money'>['needs'][number]
export type NeedOfMoney<K extends MoneyNeed['kind']> = Extract<MoneyNeed, { kind: K }>
/** About a payslip as a whole, not about a recorded fact. */
export type PayslipNeed = NeedOfMoney<'objection' | 'attestation-to-confirm'>
export const isOfPayslip = (need: MoneyNeed): need is PayslipNeed =>
  need.kind === 'objection' || need.kind === 'attestation-to-confirm'
export const isOfFact = (need: MoneyNeed): need is Exclude<MoneyNeed, PayslipNeed> => !isOfPayslip(need)

/** What waits, as its noun shows it everywhere; of an award that is on the list the review is the reader's. */
export function needRow(need: Exclude<MoneyNeed, PayslipNeed>, roles: readonly Role[]): FactRow {
  const { student } = need
  if ('violation' in need) return violationRow({ student, ...need.violation }, roles)
  if ('error' in need) return errorRow({ student, ...need.error }, roles)
  if ('award' in need) return awardRow({ student, ...need.award }, roles, true)
  return repairRow({ student, ...need.repair }, roles)
}
