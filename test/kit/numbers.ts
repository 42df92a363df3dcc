/** Invented numbers that pass their checks: no ID begins with 990000, no card with 620000, no phone with 199000. */
import { cardNumberFault, idNumberFault } from '../../shared/people/private.ts'

const digits = (n: number, length: number) => String(n).padStart(length, '0')

/** The one of the last characters with which the number passes. */
const checked = (head: string, ends: string, fault: (number: string) => unknown) =>
  [...ends].map((end) => head + end).find((number) => fault(number) === undefined)!

/** Of the first of a month of 2002: there are 12,000 of them. */
export const idNumberOf = (n: number) =>
  checked(
    `9900002002${digits(1 + Math.floor(n / 1000), 2)}01${digits(n % 1000, 3)}`,
    '0123456789X',
    idNumberFault,
  )

export const cardNumberOf = (n: number) =>
  checked(`620000204971${digits(n, 6)}`, '0123456789', cardNumberFault)

export const phoneOf = (n: number) => `199000${digits(n, 5)}`
