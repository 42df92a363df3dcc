import type { AttendanceState } from '../allowance/facts.ts'
import type { Grant } from '../people/access.ts'
import type { EpochMs } from '../time/instant.ts'

/** In which capacity somebody decides about a student. */
export type DecidesAs = 'leader' | 'teacher' | 'supervisor'

/** Where a version of an attendance came from: a file, a roll call, or what a teacher was asked to decide. */
export const origins = ['import', 'roll-call', 'paper', 'undo', 'dispute', 'correction', 'leave'] as const
export type Origin = (typeof origins)[number]

/** What is on record of one student's shift. */
export interface KnownAttendance {
  readonly state: AttendanceState
  readonly confirmed: boolean
  readonly version: number
  readonly decidedBy: string | null
  readonly decidedAt: EpochMs | null
  readonly decidedAs: DecidesAs | null
  readonly origin: Origin
}

/** What somebody says at roll call, and above which version. */
export interface Decision {
  readonly state: AttendanceState
  /** The version that the decider saw, 0 for none: a newer one means that somebody else was first. */
  readonly version: number
  readonly reason: string
}

interface Circumstances {
  readonly known: KnownAttendance | undefined
  /** Planned for the shift, or checked in to it. */
  readonly expected: boolean
  readonly deciderId: string
  readonly as: DecidesAs
  readonly now: EpochMs
}

export type Verdict =
  | { readonly do: 'write' | 'nothing' }
  | {
      readonly do: 'refuse'
      readonly reason:
        | 'nothing-to-confirm'
        | 'entry-reason-needed'
        | 'decided-already'
        | 'decided-by-teacher'
        | 'reason-needed'
    }

/** For this long somebody may take back the own decision without giving a reason. */
const undoMs = 10 * 60_000

/** The capacity in which somebody with these roles decides about a student of the class. */
export function decidesAs(grants: readonly Grant[], className: string): DecidesAs {
  const holds = (...roles: Grant['role'][]) =>
    grants.some((g) => roles.includes(g.role) && (g.className === null || g.className === className))
  if (holds('teacher', 'lead-teacher')) return 'teacher'
  return holds('supervisor') ? 'supervisor' : 'leader'
}

/** Whether a decision becomes the next version. Saying once more what is confirmed already changes nothing. */
export function judgeDecision(decision: Decision, about: Circumstances): Verdict {
  const { known, deciderId, as, now } = about
  if (!known) return judgeFirst(decision, about)
  if (known.confirmed && known.state === decision.state) return { do: 'nothing' }
  if (known.version !== decision.version) return { do: 'refuse', reason: 'decided-already' }
  if (overridesTeacher(known, as)) return { do: 'refuse', reason: 'decided-by-teacher' }
  const needsReason = known.confirmed && !isUndoable(known, deciderId, now) && decision.reason === ''
  return needsReason ? { do: 'refuse', reason: 'reason-needed' } : { do: 'write' }
}

/**
 * Who was neither planned nor came by the clock is entered by a teacher, or by a supervisor, whose word a teacher then
 * looks at since no check-in bears it out; never by a leader, and always with a reason.
 */
function judgeFirst({ reason }: Decision, { expected, as }: Circumstances): Verdict {
  if (expected) return { do: 'write' }
  if (as === 'leader') return { do: 'refuse', reason: 'nothing-to-confirm' }
  return reason === '' ? { do: 'refuse', reason: 'entry-reason-needed' } : { do: 'write' }
}

/** What a teacher was asked to settle only a teacher changes; what a teacher called no leader does. */
function overridesTeacher({ confirmed, decidedAs, origin }: KnownAttendance, as: DecidesAs): boolean {
  if (!confirmed || decidedAs !== 'teacher' || as === 'teacher') return false
  return as === 'leader' || origin === 'dispute' || origin === 'correction' || origin === 'leave'
}

type Decided = Pick<KnownAttendance, 'decidedBy' | 'decidedAt'>

/** Whether somebody may change the own decision as if it had not been made. */
const isUndoable = ({ decidedBy, decidedAt }: Decided, deciderId: string, now: EpochMs): boolean =>
  decidedBy === deciderId && (decidedAt ?? 0) + undoMs >= now

/** Until when somebody may take back what they said at a roll call; null where there is nothing of theirs to take back. */
export function undoableUntil(
  word: (Decided & { readonly origin: Origin }) | undefined,
  deciderId: string,
  now: EpochMs,
): EpochMs | null {
  const called = word?.origin === 'roll-call' || word?.origin === 'paper'
  return called && isUndoable(word, deciderId, now) ? (word.decidedAt ?? 0) + undoMs : null
}
