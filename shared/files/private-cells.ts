import { cardNumberFault, idNumberFault, normaliseNumber } from '../people/private.ts'
import { refuse, type Cell } from './cell.ts'
import { isScientific } from './text-cells.ts'

// No reason repeats the number: lists of problems are printed, logged and sent around.

/** An ID number of 18 characters, the check character as a capital X. */
export const idNumber: Cell<string> = (text) => {
  const number = normaliseNumber(text)
  if (isScientific(number)) return refuse('scientific-notation', {})
  const fault = idNumberFault(number)
  if (fault === undefined) return number
  if (fault === 'length') return refuse('id-number-length', { length: number.length })
  return refuse(`id-number-${fault}`, {})
}

/** A bank card number of 16 to 19 digits. */
export const cardNumber: Cell<string> = (text) => {
  const number = normaliseNumber(text)
  if (isScientific(number)) return refuse('scientific-notation', {})
  const fault = cardNumberFault(number)
  if (fault === undefined) return number
  if (fault === 'length') return refuse('card-number-length', { length: number.length })
  return refuse(`card-number-${fault}`, {})
}

/** A telephone number, the country's code and a landline's area code allowed: a wrong one stops nothing else. */
export const phone: Cell<string> = (text) => {
  const number = normaliseNumber(text)
  if (isScientific(number)) return refuse('scientific-notation', {})
  return /^\+?\d{5,15}$/.test(number) ? number : refuse('phone', {})
}
