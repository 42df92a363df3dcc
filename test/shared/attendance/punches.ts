/** R13's ground: five kinds of shift on two dates, and punches at every minute around their ends. */
import { acceptCheckIn, acceptCheckOut } from '../../../shared/attendance/accept.ts'
import { shiftInstance } from '../../../shared/attendance/instance.ts'
import type { AttendanceRules, ShiftInstance } from '../../../shared/attendance/instance.ts'
import { addDays, workDateOf } from '../../../shared/time/work-date.ts'

export const firstDate = workDateOf('2020-11-11')
export const minute = 60_000

/** Minutes after the midnight of the shift's date. */
export const kinds = {
  早: [510, 1020],
  晚: [990, 1440],
  晚短: [990, 1320],
  通: [420, 1440],
  通宵: [420, 1560],
} as const
export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as Kind[]

const written = (minutes: number) =>
  `${String((minutes / 60) | 0).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const rules: AttendanceRules = {
  timezone: 'Asia/Shanghai',
  shifts: kindNames.map((code) => ({
    code,
    name: code,
    start: written(kinds[code][0]),
    end: written(kinds[code][1]),
  })),
  checkIn: { opensMinutesBefore: 30, lateAfterMinutes: 0, closesMinutesAfter: 120 },
}

/** A student who works one kind on the first date and another, or none, on the next. */
export const worked = (first: Kind, next: Kind | null): ShiftInstance[] => [
  shiftInstance(firstDate, first, rules)!,
  ...(next ? [shiftInstance(addDays(firstDate, 1), next, rules)!] : []),
]

/** Midnight in Shanghai of the first date, without asking any calendar. */
export const midnight = Date.UTC(2020, 10, 11) - 480 * minute

/** Moments around both ends of both shifts, every `step` minutes from 90 before to 180 after. */
export function moments(first: Kind, next: Kind | null, step: number): number[] {
  const ends = [...kinds[first], ...(next ? kinds[next].map((m) => m + 1440) : [])]
  const around = Array.from({ length: Math.floor(270 / step) + 1 }, (_, i) => i * step - 90)
  const all = ends.flatMap((end) => around.map((off) => midnight + (end + off) * minute))
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/** What comes of each punch, a line each: the same bytes on every machine. */
export function* punchLines(step: number): Generator<string> {
  for (const first of kindNames)
    for (const next of [null, ...kindNames])
      for (const at of moments(first, next, step)) {
        const shifts = worked(first, next)
        const outcomes = [acceptCheckIn(shifts, at), acceptCheckOut(shifts, at)].map((accepted) => {
          const { date, startsAt, endsAt } = accepted.ok
            ? accepted.shift
            : { date: '', startsAt: 0, endsAt: 0 }
          return accepted.ok ? `${date} ${startsAt} ${endsAt}` : accepted.reason
        })
        yield [first, next ?? '-', at, ...outcomes].join('\t')
      }
}
