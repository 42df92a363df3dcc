// Temporal as functions: of the whole library only these few reach the edge and the phone.
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant'
import { toString as dateText } from 'temporal-polyfill/fns/PlainDate'
import { create as dateTime, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime'
import { offsetNanoseconds, toPlainDate } from 'temporal-polyfill/fns/ZonedDateTime'
import { clockMinutes } from './clock-time.ts'
import { addDays, dateOfDayNumber, workDateOf, type WorkDate } from './work-date.ts'

/** Milliseconds since 1970-01-01T00:00:00Z: what the server's clock gives and the database stores. */
export type EpochMs = number

/**
 * The moment at which the season's wall clock shows `time` for that work date; "26:00" is two in the night
 * that follows. Where a clock change skips or repeats the time, the zone's usual reading is taken.
 */
export function instantOf(date: WorkDate, time: string, timeZone: string): EpochMs {
  const minutes = clockMinutes(time)
  const days = Math.floor(minutes / 1_440)
  const [year, month, day] = addDays(date, days).split('-').map(Number) as [number, number, number]
  const hour = Math.floor((minutes - days * 1_440) / 60)
  return toZonedDateTime(dateTime(year, month, day, hour, minutes % 60), timeZone).epochMilliseconds
}

/** The calendar date of a moment in the zone (not the date of a shift that began the evening before). */
export function workDateAt(at: EpochMs, timeZone: string): WorkDate {
  // Many a read begins with this one, for which nobody needs a calendar.
  if (timeZone === 'UTC') return dateOfDayNumber(Math.floor(at / 86_400_000))
  return workDateOf(dateText(toPlainDate(zoned(at, timeZone))))
}

/** Date, "HH:MM" and seconds that a clock in the zone shows at that moment. */
export function wallClock(at: EpochMs, timeZone: string): { date: WorkDate; time: string; second: number } {
  const there = zoned(at, timeZone)
  const time = `${String(there.hour).padStart(2, '0')}:${String(there.minute).padStart(2, '0')}`
  return { date: workDateOf(dateText(toPlainDate(there))), time, second: there.second }
}

/** How far the zone's clock is ahead of UTC at that moment, in minutes: +480 in Shanghai. */
export function utcOffsetMinutes(at: EpochMs, timeZone: string): number {
  return offsetNanoseconds(zoned(at, timeZone)) / 60_000_000_000
}

/** Whether the name is a time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    zoned(0, name)
    return true
  } catch {
    return false
  }
}

const zoned = (at: EpochMs, timeZone: string) => toZonedDateTimeISO(fromEpochMilliseconds(at), timeZone)
