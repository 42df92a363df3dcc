import type { WorkDate } from '../time/work-date.ts'
import { entryThatHolds, type PlanEntry } from './plan.ts'

/** What is known of one student and one date. */
export interface Assignment {
  readonly personal: string | undefined
  readonly ofClass: string | undefined
  /** First date of the logistics track; null while there is none. */
  readonly trackFrom: WorkDate | null
}

/**
 * What this student works on the date: a personal entry first, then the logistics track's own shift, then
 * the class's entry. The track works whether or not the class rests; a rest of its own is a personal entry.
 */
export function assignedEntry(date: WorkDate, trackShift: string, assigned: Assignment): PlanEntry {
  const { personal, ofClass, trackFrom } = assigned
  if (personal === undefined && trackFrom !== null && trackFrom <= date)
    return { kind: 'shift', shift: trackShift }
  return entryThatHolds(personal, ofClass)
}
