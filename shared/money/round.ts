import { Decimal } from 'decimal.js'
import { isZero, open, wrap, type Money } from './money.ts'

/** To whole fen, half up (0.625 → 0.63; a negative amount like its opposite): the one rounding there is. */
export function rounded(amount: Money): Money {
  return wrap(open(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP))
}

/** What people see: rounded half up, always two decimals, "-" in front, never "-0.00". */
export function shown(amount: Money): string {
  if (isZero(amount)) return '0.00'
  const text = open(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString()
  const point = text.indexOf('.')
  if (point < 0) return `${text}.00`
  return point === text.length - 3 ? text : `${text}0`
}

/** Every digit, as plain text, without zeros at the end: for rates, and for what is reckoned with again. */
export function exactText(amount: Money): string {
  return open(amount).toString()
}
