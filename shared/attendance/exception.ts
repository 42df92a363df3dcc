import type { AttendanceState } from '../allowance/facts.ts'
import type { EpochMs } from '../time/instant.ts'
import type { PunchNote } from './proof.ts'

/** Why a line of a board deserves a look, the most urgent first. */
export const exceptions = [
  'dispute',
  'request',
  'missing',
  'absent',
  'unconfirmed',
  'late',
  'left-early',
  'two-devices',
  'clock-skew',
  'unproven',
  'check-out-missing',
] as const
export type Exception = (typeof exceptions)[number]

/**
 * The notes of a check-in that deserve a look. Where nobody of the whole shift has proven to be there the school
 * shows no codes, and a proof that is wanting says nothing about anybody.
 */
export const telling = (notes: readonly PunchNote[], codesShown: boolean): PunchNote[] =>
  notes.filter((note) => codesShown || note !== 'unproven')

interface Line {
  readonly planned: boolean
  readonly checkedIn: boolean
  /** The newest word; null: nobody has said anything. */
  readonly state: AttendanceState | null
  readonly confirmed: boolean
  readonly disputed: boolean
  readonly onLeave: boolean
  readonly checkOutMissing: boolean
  readonly notes: readonly PunchNote[]
  /** Whether somebody of the shift has proven to be there by a room's code. */
  readonly codesShown: boolean
  /** Whether something that the student asked for is open. */
  readonly asked: boolean
  readonly closesAt: EpochMs | null
  readonly endsAt: EpochMs | null
}

/** Everything that is out of the ordinary about a line at this moment, the most urgent first. */
export function exceptionsOf(line: Line, now: EpochMs): Exception[] {
  const { state, confirmed, closesAt, endsAt } = line
  const notes = telling(line.notes, line.codesShown)
  const said = confirmed ? state : null
  const holds: Record<Exception, boolean> = {
    dispute: line.disputed,
    request: line.asked,
    missing:
      line.planned &&
      !line.checkedIn &&
      said === null &&
      !line.onLeave &&
      closesAt !== null &&
      closesAt < now,
    absent: said === 'absent',
    unconfirmed: said === null && (line.planned || line.checkedIn) && endsAt !== null && endsAt < now,
    late: said === 'late',
    'left-early': said === 'left-early',
    'two-devices': notes.includes('two-devices'),
    'clock-skew': notes.includes('clock-skew'),
    unproven: said === null && notes.includes('unproven'),
    'check-out-missing': line.checkOutMissing,
  }
  return exceptions.filter((name) => holds[name])
}

/** For sorting: lines with something urgent first, ordinary ones last. */
export const urgency = (found: readonly Exception[]): number =>
  found.length === 0 ? exceptions.length : exceptions.indexOf(found[0]!)
