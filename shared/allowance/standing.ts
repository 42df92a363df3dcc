import { addDays, compareDates, type WorkDate } from '../time/work-date.ts'
import type { Assessment, Membership } from './facts.ts'
import { compareText } from './order.ts'

/** What the assessments decide about a student. */
export interface Standing {
  /** Date of the earliest passed assessment: from it on stages that require a pass are paid. */
  readonly passedOn: WorkDate | null
  /** First date of the logistics track, which never ends. */
  readonly trackFrom: WorkDate | null
}

/**
 * The track begins the day after the failure that makes the season's number full, unless a pass came before
 * it. By date, and within a date by attempt: what was written down in which order does not matter.
 */
export function standingOf(assessments: readonly Assessment[], failuresToTrack: number): Standing {
  const inOrder = assessments.toSorted(
    (a, b) => compareDates(a.date, b.date) || a.attempt - b.attempt || compareText(a.id, b.id),
  )
  const firstPass = inOrder.findIndex((assessment) => assessment.passed)
  const failures = (firstPass < 0 ? inOrder : inOrder.slice(0, firstPass)).filter(({ passed }) => !passed)
  const last = failures[failuresToTrack - 1]
  return {
    passedOn: inOrder[firstPass]?.date ?? null,
    trackFrom: last ? addDays(last.date, 1) : null,
  }
}

/** Whether the student leads a group on a date: the last membership that had begun by then decides. */
export function leaderOn(memberships: readonly Membership[]): (date: WorkDate) => boolean {
  const [only, ...others] = memberships
  if (!only) return () => false
  if (others.length === 0) return (date) => only.leader && (only.from === null || only.from <= date)
  const inOrder = memberships.toSorted((a, b) => compareText(a.from ?? '', b.from ?? ''))
  return (date) => inOrder.findLast(({ from }) => from === null || from <= date)?.leader ?? false
}
