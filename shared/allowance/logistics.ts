import type { WorkDate } from '../time/work-date.ts'
import { wasThere } from './day-facts.ts'
import type { Attendance } from './facts.ts'

/** How far a student on the track is: shown on the phone, and what decides whether its days are paid. */
export interface Track {
  /** First date of the track. */
  readonly from: WorkDate
  /** Dates of the whole track, in this run or not, that were attended, late or not. */
  readonly attended: number
  readonly minimum: number
  /** Dates still missing to the minimum; 0 once the days are paid. */
  readonly missing: number
}

/** Counts over every fact known, since the minimum belongs to the track and not to a period. */
export function trackOf(
  from: WorkDate | null,
  attendance: readonly Attendance[],
  minimum: number,
): Track | null {
  if (from === null) return null
  const dates = new Set<WorkDate>()
  for (const { date, state, confirmed } of attendance) {
    if (date >= from && confirmed && wasThere(state)) dates.add(date)
  }
  return { from, attended: dates.size, minimum, missing: Math.max(0, minimum - dates.size) }
}
