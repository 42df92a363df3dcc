import {
  addDays,
  dayNumber,
  eachDate,
  firstOfMonth,
  lastOfMonth,
  weekdayOf,
  workDateOf,
} from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'

/** The weeks of a month, Monday first; null where the week belongs to another month. */
export function weeksOf(month: string): (WorkDate | null)[][] {
  const first = firstOfMonth(month)
  const days: (WorkDate | null)[] = [
    ...Array.from({ length: weekdayOf(first) }, () => null),
    ...eachDate(first, lastOfMonth(first)),
  ]
  while (days.length % 7) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** 2020-11 and 1 is 2020-12. */
export function monthAfter(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The date to which a key moves; undefined where the key means nothing here. Pages keep the day where they can. */
export function dateAfterKey(date: string, key: string): WorkDate | undefined {
  const from = workDateOf(date)
  const step = steps[key]
  if (step) return addDays(from, step)
  if (key !== 'PageUp' && key !== 'PageDown') return undefined
  const first = firstOfMonth(monthAfter(date.slice(0, 7), key === 'PageUp' ? -1 : 1))
  const wanted = addDays(first, Number(date.slice(8)) - 1)
  const last = lastOfMonth(first)
  return dayNumber(wanted) > dayNumber(last) ? last : wanted
}
