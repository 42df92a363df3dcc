import { civilFromDays, daysFromCivil } from './civil.ts'

declare const workDate: unique symbol

/**
 * A calendar date `YYYY-MM-DD` to which work belongs: that on which the shift starts, even if it ends after
 * midnight. Fixed width, so that comparing the text compares the dates.
 */
export type WorkDate = string & { readonly [workDate]: true }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a real date of the years 1900 to 2199 written as `YYYY-MM-DD`. */
export function isWorkDate(text: string): text is WorkDate {
  const found = shape.exec(text)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  return civilFromDays(daysFromCivil(year, month, day)).month === month
}

/** The date, or null where the text is not a real one. */
export function parseWorkDate(text: string): WorkDate | null {
  return isWorkDate(text) ? text : null
}

/** The date of a literal that the programmer wrote; throws where a door should have refused. */
export function workDateOf(text: string): WorkDate {
  if (!isWorkDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

/** Negative, zero or positive, for sorting. */
export function compareDates(a: WorkDate, b: WorkDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whole days since 1970-01-01. */
export function dayNumber(date: WorkDate): number {
  return daysFromCivil(yearOf(date), monthOf(date), Number(date.slice(8, 10)))
}

/** The date of a count of days since 1970-01-01. */
export function dateOfDayNumber(days: number): WorkDate {
  const { year, month, day } = civilFromDays(days)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as WorkDate
}

export function addDays(date: WorkDate, days: number): WorkDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** Every date from the first to the last, both counted; none where they are the wrong way round. */
export function eachDate(from: WorkDate, to: WorkDate): WorkDate[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dateOfDayNumber(first + i))
}

/** The first date of a month that is written as YYYY-MM. */
export const firstOfMonth = (month: string): WorkDate => workDateOf(`${month}-01`)

/** The last date of the month in which a date lies. */
export function lastOfMonth(date: WorkDate): WorkDate {
  const next = dateOfDayNumber(daysFromCivil(yearOf(date), monthOf(date), 1) + 31)
  return addDays(workDateOf(`${next.slice(0, 7)}-01`), -1)
}

export function yearOf(date: WorkDate): number {
  return Number(date.slice(0, 4))
}

/** 1 for January. */
export function monthOf(date: WorkDate): number {
  return Number(date.slice(5, 7))
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: WorkDate): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7
}

const pad = (value: number, width: number) => String(value).padStart(width, '0')
