import { isWorkDate } from '../time/work-date.ts'

// What must be true of ID and bank card numbers, and how little of them a screen or a list may show.

export type IdNumberFault = 'length' | 'birth-date' | 'checksum'
export type CardNumberFault = 'length' | 'checksum'

/** The number as it is compared and stored: half-width, without the blanks and hyphens that people group it by. */
export function normaliseNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * What speaks against a normalised ID number (GB 11643-1999): 17 digits with a real date of birth, and a
 * check character by ISO 7064 MOD 11-2. Undefined where nothing does.
 */
export function idNumberFault(number: string): IdNumberFault | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return 'length'
  if (!isWorkDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) {
    return 'birth-date'
  }
  const sum = weights.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0)
  return number[17] === '10X98765432'[sum % 11] ? undefined : 'checksum'
}

/** What speaks against a normalised bank card number: 16 to 19 digits, the last by Luhn (ISO/IEC 7812-1). */
export function cardNumberFault(number: string): CardNumberFault | undefined {
  if (!/^\d{16,19}$/.test(number)) return 'length'
  const sum = [...number].reduceRight((sum, digit, place) => {
    const value = Number(digit) * ((number.length - place) % 2 === 0 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0 ? undefined : 'checksum'
}

/** The end of a number by which its owner knows it again; nothing of one so short that this would be half. */
export function lastFour(number: string): string {
  return number.length < 8 ? '' : number.slice(-4)
}

/** "…1234": a number where only its owner should recognise it; blank where there is none. */
export function maskTail(number: string): string {
  return number === '' ? '' : `…${lastFour(number)}`
}

/** 章*知, 周*: a name in a chat or on a wall. The length stays, as people with one surname are told apart by it. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name
  if (rest.length < 2) return first + '*'.repeat(rest.length)
  return first + '*'.repeat(rest.length - 1) + rest.at(-1)
}
