import { revealPurposes } from './number.ts'

/** Why something private of somebody was looked at in full: it stands in the event, and in words on the owner's screen. */
export const lookPurposes = [
  ...revealPurposes,
  'bank-file',
  'tax-sheet',
  'sign-off-sheet',
  'signature',
  'paper-signature',
  'duty-call',
  'own',
] as const
export type LookPurpose = (typeof lookPurposes)[number]

/** Private columns in the names of screens: numbers, the handwriting under a payslip, the photograph of a signed sheet. */
export const lookedAt = {
  phone: 'phone',
  id_number: 'idNumber',
  card_number: 'cardNumber',
  png: 'signature',
  sealed: 'picture',
} as const
export type PrivateColumn = keyof typeof lookedAt
export type LookedAt = (typeof lookedAt)[PrivateColumn]
