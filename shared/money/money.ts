import { Decimal } from 'decimal.js'

// 100 digits hold any amount that a door admits (12 before and 12 after the point) through every sum and
// product of these rules, so that only the one division has to be cut, and that far below the last cent.
const Exact = Decimal.clone({
  defaults: true,
  precision: 100,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -200,
  toExpPos: 200,
})

/** Decimal places to which a division is carried; a result that ends earlier is exact. */
const divisionPlaces = 40

declare const yuan: unique symbol

/**
 * An exact amount in yuan. It is opaque: no number can be added to it and no float can come out of it. It
 * starts as text, is worked on by the functions here, and ends as text in `round.ts`.
 */
export interface Money {
  readonly [yuan]: 'exact'
}

const plainSigned = /^-?\d{1,15}(\.\d{1,40})?$/

/** The amount of a plain decimal text such as "12.5" or "-3"; throws where a door should have refused. */
export function money(text: string): Money {
  if (typeof text !== 'string' || !plainSigned.test(text)) throw new RangeError(`not an amount: ${text}`)
  return wrap(new Exact(text))
}

export const zero: Money = money('0')

// Most sums of a run have a zero in them, and the decimal library copies both sides before it looks.
export const plus = (a: Money, b: Money): Money =>
  isZero(a) ? b : isZero(b) ? a : wrap(open(a).plus(open(b)))
export const minus = (a: Money, b: Money): Money => (isZero(b) ? a : wrap(open(a).minus(open(b))))
export const negated = (a: Money): Money => wrap(open(a).negated())
export const sum = (amounts: readonly Money[]): Money => amounts.reduce(plus, zero)

/** As often as something was counted; the count is a whole number. */
export function times(a: Money, count: number): Money {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a count: ${count}`)
  return wrap(open(a).times(count))
}

/** A share of an amount; the ratio is text such as "0.8". */
export const share = (a: Money, ratio: string): Money => wrap(open(a).times(open(money(ratio))))

/** An amount divided by a whole number, to 40 places: the only operation here that may have to cut digits. */
export function dividedBy(a: Money, count: number): Money {
  if (!Number.isSafeInteger(count) || count === 0) throw new RangeError(`not a divisor: ${count}`)
  return wrap(open(a).dividedBy(count).toDecimalPlaces(divisionPlaces, Decimal.ROUND_HALF_UP))
}

/** Negative, zero or positive as a is less than, equal to or more than b. */
export const compareMoney = (a: Money, b: Money): number => open(a).comparedTo(open(b))
export const sameMoney = (a: Money, b: Money): boolean => compareMoney(a, b) === 0
export const isZero = (a: Money): boolean => open(a).isZero()
export const isNegative = (a: Money): boolean => compareMoney(a, zero) < 0
export const lesser = (a: Money, b: Money): Money => (compareMoney(a, b) <= 0 ? a : b)
export const atLeastZero = (a: Money): Money => (isNegative(a) ? zero : a)

/** For `round.ts` alone: the decimal inside. */
export function open(amount: Money): Decimal {
  return amount as unknown as Decimal
}

/** For `round.ts` alone: an amount around a decimal; there is one nothing, not also a negative one. */
export function wrap(value: Decimal): Money {
  return value.isZero() && value.isNegative() ? zero : (value as unknown as Money)
}
