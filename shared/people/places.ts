import type { WorkDate } from '../time/work-date.ts'

/** Where a student stands from a date on; '' is the beginning of the season. */
export interface DatedPlace {
  readonly personId: string
  readonly fromDate: string
  /** 入营 and 离营; outside of them nothing is planned or expected. */
  readonly entersOn: string | null
  readonly leavesOn: string | null
}

/**
 * Each student's place on the date, the last that had begun by then; who has not come yet or has left is not
 * in it. Of one student the places are given oldest first.
 */
export function placesOn<P extends DatedPlace>(places: readonly P[], date: WorkDate): P[] {
  const held = new Map<string, P>()
  for (const place of places) if (place.fromDate <= date) held.set(place.personId, place)
  return [...held.values()].filter(
    ({ entersOn, leavesOn }) => (!entersOn || entersOn <= date) && (!leavesOn || date <= leavesOn),
  )
}
