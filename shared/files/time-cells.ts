import { formatClockTime, parseClockTime } from '../time/clock-time.ts'
import { isWorkDate, type WorkDate } from '../time/work-date.ts'
import { quote, refuse, type Cell } from './cell.ts'
import { halfWidth } from './text-cells.ts'

/** Ways of writing a date that are understood well enough to show how it should have been written. */
const otherShape = /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/

/** A real date, `2020-09-12` and no other way: a guess at 9/12 would sometimes be wrong, and then cost money. */
export const date: Cell<WorkDate> = (text) => {
  const written = halfWidth(text)
  if (isWorkDate(written)) return written
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return refuse('no-such-date', { text: written })
  const [, year = '', month = '', day = ''] = otherShape.exec(written) ?? []
  const suggestion = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return refuse('date-format', { text: quote(text), suggestion: isWorkDate(suggestion) ? suggestion : null })
}

/** A clock time, "26:00" being two in the night that follows; kept with two digits for the hour. */
export const clockTime: Cell<string> = (text) => {
  const minutes = parseClockTime(halfWidth(text))
  return minutes === null ? refuse('clock-time', { text: quote(text) }) : formatClockTime(minutes)
}
