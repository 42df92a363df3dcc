import { cardNumberFault, idNumberFault, normaliseNumber } from '../people/private.ts'
import type { CardNumberFault, IdNumberFault } from '../people/private.ts'

/** The private numbers of a person, in the names of routes and screens. */
export const privateFields = ['phone', 'idNumber', 'cardNumber'] as const
export type PrivateField = (typeof privateFields)[number]

/** Those that a student enters and changes. */
export const ownFields = ['idNumber', 'cardNumber'] as const
export type OwnField = (typeof ownFields)[number]

/** What finance may look at a whole number for, one at a time; lists come in exports, which name themselves. */
export const revealPurposes = ['bank-enquiry', 'tax-enquiry', 'transfer-failed', 'asked-by-owner'] as const
export type RevealPurpose = (typeof revealPurposes)[number]

export type Entered =
  | { readonly ok: true; readonly numbers: Partial<Record<OwnField, string>> }
  | { readonly ok: false; readonly field: OwnField; readonly reason: IdNumberFault | CardNumberFault }

const faultOf = { idNumber: idNumberFault, cardNumber: cardNumberFault } as const

/** The numbers as they are stored, or the first that cannot be right; a blank one is not entered. */
export function checkEntered(given: Partial<Record<OwnField, string | undefined>>): Entered {
  const numbers: Partial<Record<OwnField, string>> = {}
  for (const field of ownFields) {
    const number = normaliseNumber(given[field] ?? '')
    if (number === '') continue
    const reason = faultOf[field](number)
    if (reason) return { ok: false, field, reason }
    numbers[field] = number
  }
  return { ok: true, numbers }
}
