import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, weekdayOf, yearOf, type WorkDate } from './work-date.ts'

// China's working days are not a rule but a notice of the State Council, which each November moves weekends for the
// year after. Only the tables of the library are taken: its functions read the server's time zone, and take a year
// that they know nothing of for one without holidays.

const holidays: Readonly<Record<string, string>> = announced.holidays
const moved: Readonly<Record<string, string>> = announced.workdays

/** Whether the notice for the year is known; until then weekends alone are, and counts are preliminary. */
export const isAnnounced = (year: number): boolean => `${year}-10-01` in holidays

/** A day on which offices and banks work: weekends that were moved are, holidays are not. */
export function isWorkingDay(date: WorkDate): boolean {
  if (date in moved) return true
  return weekdayOf(date) < 5 && !(date in holidays)
}

/** A statutory holiday, or a day that the notice of its year gives off for one; weekends by themselves are none. */
export const isPublicHoliday = (date: WorkDate): boolean => date in holidays

export interface Counted {
  readonly on: WorkDate
  /** False where a year of the count, or the notice that may still move its last days, is not known. */
  readonly certain: boolean
}

/** The date so many working days after (before, where negative) a date, which itself is not counted. */
export function workingDaysFrom(date: WorkDate, days: number): Counted {
  const step = days < 0 ? -1 : 1
  let on = date
  for (let left = Math.abs(days); left > 0;) {
    on = addDays(on, step)
    if (isWorkingDay(on)) left -= 1
  }
  const [first, last] = step < 0 ? [on, date] : [date, on]
  return { on, certain: isKnown(first, last) }
}

/** Working days after the first up to and with the last; 0 where they are the wrong way round. */
export function workingDaysBetween(first: WorkDate, last: WorkDate): number {
  let count = 0
  for (let on = addDays(first, 1); on <= last; on = addDays(on, 1)) if (isWorkingDay(on)) count += 1
  return count
}

/** New Year's notice may reach into the three days before it. */
function isKnown(first: WorkDate, last: WorkDate): boolean {
  const [from, to] = [yearOf(first), yearOf(addDays(last, 3))]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).every(isAnnounced)
}
