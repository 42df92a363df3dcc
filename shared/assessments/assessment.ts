import { standingOf, type Standing } from '../allowance/standing.ts'
import type { Assessment } from '../allowance/facts.ts'
import type { WorkDate } from '../time/work-date.ts'

export interface Attempt {
  readonly attempt: number
  readonly date: WorkDate
}

export type AttemptFault = 'passed-already' | 'attempts-used' | 'attempt-taken' | 'attempt-order'

/**
 * Why an attempt cannot be recorded; undefined where it can. There are as many as failures lead to the logistics
 * track, in the order of their dates, and none after a pass.
 */
export function attemptFault(
  { attempt, date }: Attempt,
  known: readonly Assessment[],
  most: number,
): AttemptFault | undefined {
  if (known.some((a) => a.attempt === attempt)) return 'attempt-taken'
  if (attempt > most) return 'attempts-used'
  if (known.some((a) => a.passed && a.attempt < attempt)) return 'passed-already'
  const between = known.every((a) => (a.attempt < attempt ? a.date <= date : date <= a.date))
  return between ? undefined : 'attempt-order'
}

/** The attempt that comes next. */
export const nextAttempt = (known: readonly Assessment[]): number =>
  Math.max(0, ...known.map((a) => a.attempt)) + 1

/** What follows from the attempts, as pay sees it. */
export const consequencesOf = (known: readonly Assessment[], most: number): Standing =>
  standingOf(known, most)

/** Characters a minute that are asked for; slower is shown, not refused. */
export const typingSpeedAsked = 60
