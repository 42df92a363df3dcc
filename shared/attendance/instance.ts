import { shiftWindow, type ShiftTimes } from '../shifts/shift.ts'
import { formatClockTime } from '../time/clock-time.ts'
import { instantOf, type EpochMs } from '../time/instant.ts'
import type { WorkDate } from '../time/work-date.ts'

/** One shift of one work date in absolute time. All bounds are inclusive. */
export interface ShiftInstance {
  readonly date: WorkDate
  /** The season's code, or a range of the plan. */
  readonly code: string
  readonly name: string
  readonly startsAt: EpochMs
  readonly endsAt: EpochMs
  readonly opensAt: EpochMs
  /** A check-in after this is late; the roll call has the last word. */
  readonly lateAt: EpochMs
  readonly closesAt: EpochMs
  readonly checkOutClosesAt: EpochMs
}

/** The settings of a season on which the windows depend. */
export interface AttendanceRules {
  readonly timezone: string
  readonly shifts: readonly (ShiftTimes & { readonly name: string })[]
  readonly checkIn: {
    readonly opensMinutesBefore: number
    readonly lateAfterMinutes: number
    readonly closesMinutesAfter: number
  }
  readonly checkOut?: { readonly closesMinutesAfter: number } | undefined
}

const minute = 60_000
/** Check-out stays open this long after the end where the season says nothing; a missing one costs nothing. */
const checkOutMinutes = 120

/** When a shift of a date is worked, and when its check-in and check-out are open; null for no known shift. */
export function shiftInstance(date: WorkDate, code: string, rules: AttendanceRules): ShiftInstance | null {
  const worked = shiftWindow(code, rules.shifts)
  if (!worked) return null
  const { opensMinutesBefore, lateAfterMinutes, closesMinutesAfter } = rules.checkIn
  const startsAt = instantOf(date, formatClockTime(worked.start), rules.timezone)
  const endsAt = instantOf(date, formatClockTime(worked.end), rules.timezone)
  return {
    date,
    code,
    name: rules.shifts.find((s) => s.code === code)?.name ?? code,
    startsAt,
    endsAt,
    opensAt: startsAt - opensMinutesBefore * minute,
    lateAt: startsAt + lateAfterMinutes * minute,
    closesAt: startsAt + closesMinutesAfter * minute,
    checkOutClosesAt: endsAt + (rules.checkOut?.closesMinutesAfter ?? checkOutMinutes) * minute,
  }
}
