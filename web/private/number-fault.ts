import { cardNumberFault, idNumberFault, normaliseNumber } from '../../shared/people/private.ts'
import { t } from '../people/account-words.ts'
import type { Field } from './usePrivate.ts'

/** What speaks against a number as it is typed, in words; by the rule that the server has too. */
export function faultOf(field: Field, typed: string): string | undefined {
  const number = normaliseNumber(typed)
  if (field === 'idNumber') {
    const fault = idNumberFault(number)
    return fault && t(`numbers.bad.id.${fault}`)
  }
  const fault = cardNumberFault(number)
  return fault && t(`numbers.bad.card.${fault}`)
}

/** Long enough that what is wrong with it can be said before it is sent. */
export const isWhole = (field: Field, typed: string) =>
  normaliseNumber(typed).length >= (field === 'idNumber' ? 18 : 16)
