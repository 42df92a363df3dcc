import { formatClockTime, parseClockTime } from '../time/clock-time.ts'

const day = 1_440
const shape = /^(\d{1,2}:\d{2}) ?- ?(\d{1,2}:\d{2})$/

/** Start and end in minutes after the midnight with which the shift's date begins; the end may lie past 1,440. */
export interface ShiftWindow {
  readonly start: number
  readonly end: number
}

/** What a season says of a shift, as far as times go. */
export interface ShiftTimes {
  readonly code: string
  readonly start: string
  readonly end: string
}

/**
 * The window of a range such as "7:00-02:00" or "07:00-26:00", which are the same: an end before the start is
 * that of the next day. Null where the text is no range, starts after its own date, or takes no time at all.
 */
export function parseRange(text: string): ShiftWindow | null {
  const found = shape.exec(text)
  if (!found) return null
  const start = parseClockTime(found[1] ?? '')
  const written = parseClockTime(found[2] ?? '')
  if (start === null || written === null || start >= day || start === written) return null
  const end = written < start ? written + day : written
  return end - start > day ? null : { start, end }
}

/** "07:00-26:00": the one way in which a range is stored and compared. */
export function formatRange({ start, end }: ShiftWindow): string {
  return `${formatClockTime(start)}-${formatClockTime(end)}`
}

/** The stored form of a shift that a table names: a code of the season as it is, a range in its one form. */
export function canonicalShift(text: string, codes: ReadonlySet<string>): string | null {
  if (codes.has(text)) return text
  const range = parseRange(text)
  return range && formatRange(range)
}

/** When a shift, given by its code or as a range, is worked; null for what the season does not know. */
export function shiftWindow(shift: string, shifts: readonly ShiftTimes[]): ShiftWindow | null {
  const known = shifts.find(({ code }) => code === shift)
  if (!known) return parseRange(shift)
  const start = parseClockTime(known.start)
  const end = parseClockTime(known.end)
  return start === null || end === null ? null : { start, end }
}
