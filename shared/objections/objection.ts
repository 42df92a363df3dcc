import type { Payslip } from '../payouts/payslip-schema.ts'

/** What of a payslip a student may object to by itself; `other` is what no line says: one is missing, a name is wrong. */
export const objectable = [
  'day-pay',
  'supplement',
  'overtime',
  'logistics',
  'award',
  'back-pay',
  'rounding',
  'recovery',
  'tax',
  'other',
] as const
export type Objectable = (typeof objectable)[number]

export interface LineRef {
  readonly kind: Objectable
  readonly id: string
}

/** Whether the payslip has what is objected to. */
export const isOnSlip = ({ lines, deductions }: Payslip, { kind, id }: LineRef): boolean =>
  ((kind === 'tax' || kind === 'other') && id === '') ||
  [...lines, ...deductions].some((line) => line.kind === kind && line.id === id)
