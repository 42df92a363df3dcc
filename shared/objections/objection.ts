import type { Decided } from '../payouts/approval.ts'
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

export interface ObjectableSlip {
  readonly hash: string
  readonly current: boolean
  readonly publishedAt: number | null
  readonly signedAt: number | null
}

/**
 * Whether the student may object to this. A violation or an error has a way of its own, which takes it out of force;
 * a payslip that is signed already is put right by its facts.
 */
export function mayObject(
  slip: ObjectableSlip,
  payslip: Payslip,
  { hash, kind, id }: { hash: string; kind: Objectable | 'error' | 'violation'; id: string },
): Decided<'slip-changed' | 'signed-already' | 'appeal-instead' | 'not-found'> {
  if (!slip.current || slip.publishedAt === null || slip.hash !== hash)
    return { ok: false, reason: 'slip-changed' }
  if (slip.signedAt !== null) return { ok: false, reason: 'signed-already' }
  if (kind === 'error' || kind === 'violation') return { ok: false, reason: 'appeal-instead' }
  return isOnSlip(payslip, { kind, id }) ? { ok: true } : { ok: false, reason: 'not-found' }
}
