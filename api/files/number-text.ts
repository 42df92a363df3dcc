import { dateOfDayNumber, dayNumber, workDateOf } from '../../shared/time/work-date.ts'

/** How a number's cell is to be read: as a number, as a date, or as a time of day. */
export type NumberKind = 'number' | 'date' | 'time'

/** As people see it: what floats add beyond fifteen digits is none of it; a number of sixteen and more has lost some and says so. */
export function numberText(raw: string): string {
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(raw)) return raw
  const [whole = '', fraction = ''] = raw.split('.')
  if (!/e/i.test(raw)) {
    const digits = whole.replace('-', '')
    if (digits.length > 15) return lost(digits, digits.length - 1)
    if (digits.length + fraction.length <= 15) return raw
  }
  const value = Number(raw)
  if (Math.abs(value) >= 1e15)
    return lost(String(Math.abs(value)).replace('.', ''), Math.floor(Math.log10(Math.abs(value))))
  return shown.format(raw as Intl.StringNumericLiteral)
}

const shown = new Intl.NumberFormat('en', { maximumSignificantDigits: 15, useGrouping: false })
const lost = (digits: string, power: number) => `${digits[0] ?? '0'}E+${power}`

const firstDay = { 1900: dayNumber(workDateOf('1900-01-01')) - 2, 1904: dayNumber(workDateOf('1904-01-01')) }

/**
 * A date or a time out of the number that a spreadsheet keeps for it, written as the tables want it; hours go on after midnight.
 * Before March 1900 its calendar is wrong, and a number that is no date stays as it is.
 */
export function timeText(raw: string, kind: 'date' | 'time', epoch: 1900 | 1904): string {
  const value = Number(raw)
  if (!(value >= 0) || value >= 109_000) return numberText(raw)
  const minutes = Math.round(value * 1440)
  if (kind === 'time') return value < 2 ? clock(minutes) : numberText(raw)
  if (value < 61) return numberText(raw)
  const date = dateOfDayNumber(firstDay[epoch] + Math.floor(minutes / 1440))
  return minutes % 1440 ? `${date} ${clock(minutes % 1440)}` : date
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** Formats that come with every spreadsheet and are not written into the file; those of the Chinese edition too. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** What a number format shows. */
export function kindOf(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtInDates.has(id) ? 'date' : builtInTimes.has(id) ? 'time' : 'number'
  const bare = code
    .slice(0, 255)
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  if (/[yd年日]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return 'date'
  return /[hs]/i.test(bare) ? 'time' : 'number'
}
