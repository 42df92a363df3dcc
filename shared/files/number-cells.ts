import { plainAmount } from '../seasons/setting.ts'
import { quote, refuse, type Cell } from './cell.ts'
import { halfWidth } from './text-cells.ts'

/** A whole number from `min` to `max`; a sign only where there can be one. */
export function whole(min: number, max: number): Cell<number> {
  const shape = min < 0 ? /^-?\d{1,9}$/ : /^\d{1,9}$/
  return (text) => {
    const digits = halfWidth(text)
    const value = shape.test(digits) ? Number(digits) : Number.NaN
    // Adding nothing makes 0 of -0, which would compare as another fact.
    return value >= min && value <= max ? value + 0 : refuse('whole-number', { text: quote(text), min, max })
  }
}

/** Seconds up to a maximum, with at most three decimals, as whole milliseconds: sums of them stay exact. */
export function milliseconds(max: number): Cell<number> {
  return (text) => {
    const digits = halfWidth(text)
    const value = /^\d{1,4}(\.\d{1,3})?$/.test(digits) ? Math.round(Number(digits) * 1_000) : Number.NaN
    return value <= max * 1_000 ? value : refuse('seconds', { text: quote(text), max })
  }
}

/** A plain amount in yuan, kept as text: "007.50" is "7.5", so that the same amount is the same text. */
export const amount: Cell<string> = (text) => {
  const digits = halfWidth(text)
  return plainAmount.test(digits) ? keptAmount(digits) : refuse('amount', { text: quote(text) })
}

/** A plain amount without the zeros that mean nothing. */
export function keptAmount(digits: string): string {
  const [yuan = '', fraction = ''] = digits.split('.')
  const kept = fraction.replace(/0+$/, '')
  const leading = yuan.replace(/^0+(?=\d)/, '')
  return kept === '' ? leading : `${leading}.${kept}`
}
