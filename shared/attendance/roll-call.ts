import { wasThere } from '../allowance/day-facts.ts'
import type { AttendanceState } from '../allowance/facts.ts'
import type { EpochMs } from '../time/instant.ts'
import type { DecidesAs } from './decision.ts'
import type { ShiftInstance } from './instance.ts'

export const attendanceStates = [
  'present',
  'late',
  'left-early',
  'absent',
  'leave',
  'rest',
] as const satisfies AttendanceState[]

/** What somebody may say of a student at roll call; rest is the plan's word. */
export const rollCallStates = ['present', 'late', 'left-early', 'absent', 'leave'] as const

/**
 * The state that a roll call has filled in before anybody looks: from the check-in, and from a
 * leave that a teacher granted. It is a proposal and pays nothing until somebody confirms it.
 */
export function proposedState(checkInAt: number | null, lateAt: number, onLeave = false): AttendanceState {
  if (checkInAt === null) return onLeave ? 'leave' : 'absent'
  return checkInAt > lateAt ? 'late' : 'present'
}

/** The shift to call when nobody names one: the one whose check-in opened last, else the next. In order of start. */
export const shiftToCall = (shifts: readonly ShiftInstance[], now: EpochMs): ShiftInstance | undefined =>
  shifts.findLast((shift) => shift.opensAt <= now) ?? shifts.find((shift) => shift.startsAt > now)

/** Whether check-in and decision contradict each other, which a teacher settles. */
export const disputed = (checkedIn: boolean, state: AttendanceState) =>
  checkedIn ? state === 'absent' : wasThere(state)

interface Called {
  readonly state: AttendanceState
  readonly confirmed: boolean
  /** null: by nobody, it came with a file. */
  readonly decidedAs: DecidesAs | null
}

/** Whether that is still to be settled: a teacher's word is the last one, and a file has no check-ins. */
export const openDispute = (checkedIn: boolean, known: Called | undefined): boolean =>
  known !== undefined &&
  known.confirmed &&
  known.decidedAs !== null &&
  known.decidedAs !== 'teacher' &&
  disputed(checkedIn, known.state)

/** How a state is called, for screens and refusals alike. */
export const stateNames: Record<'zh-CN' | 'en', Record<AttendanceState, string>> = {
  'zh-CN': {
    present: '出勤',
    late: '迟到',
    'left-early': '早退',
    absent: '缺勤',
    leave: '请假',
    rest: '休息',
  },
  en: {
    present: 'present',
    late: 'late',
    'left-early': 'left early',
    absent: 'absent',
    leave: 'on leave',
    rest: 'resting',
  },
}
