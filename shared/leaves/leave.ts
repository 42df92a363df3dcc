import { wasThere } from '../allowance/day-facts.ts'
import type { AttendanceState } from '../allowance/facts.ts'
import { dayNumber, type WorkDate } from '../time/work-date.ts'

/** Both dates included. */
export interface LeaveDates {
  readonly from: WorkDate
  readonly to: WorkDate
}

/** Longer than a month is no leave of a practicum but its end. */
const longest = 31

/** Why a leave may not be asked for; undefined where it may. `others` are open or granted ones of the student. */
export function leaveFault(
  { from, to }: LeaveDates,
  others: readonly LeaveDates[],
): 'leave-invalid' | 'asked-already' | undefined {
  if (to < from || dayNumber(to) - dayNumber(from) >= longest) return 'leave-invalid'
  return others.some((other) => other.from <= to && from <= other.to) ? 'asked-already' : undefined
}

/** Whether somebody is excused on the date. */
export const onLeave = (leaves: readonly LeaveDates[], date: WorkDate): boolean =>
  leaves.some(({ from, to }) => from <= date && date <= to)

/**
 * Whether a granted leave becomes the attendance of a shift that has opened: unless somebody confirmed
 * that the student was there after all.
 */
export const becomesLeave = (known: { state: AttendanceState; confirmed: boolean } | undefined): boolean =>
  !known?.confirmed || (!wasThere(known.state) && known.state !== 'leave')
