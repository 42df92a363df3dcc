import type { AttendanceState } from '../allowance/facts.ts'
import type { ShiftInstance } from '../attendance/instance.ts'
import type { EpochMs } from '../time/instant.ts'

/** What a student may say to have been; leave is asked for by itself, absence by nobody. */
export const correctable = ['present', 'late', 'left-early'] as const satisfies AttendanceState[]

interface Circumstances {
  readonly shift: Pick<ShiftInstance, 'startsAt'>
  readonly known: { readonly state: AttendanceState; readonly confirmed: boolean } | undefined
  /** Whether one of the student for this shift is open already. */
  readonly asked: boolean
  readonly now: EpochMs
}

/** Why a correction may not be asked for; undefined where it may. */
export function correctionFault(
  state: AttendanceState,
  { shift, known, asked, now }: Circumstances,
): 'correction-too-early' | 'asked-already' | 'nothing-to-correct' | undefined {
  if (now < shift.startsAt) return 'correction-too-early'
  if (asked) return 'asked-already'
  return known?.confirmed && known.state === state ? 'nothing-to-correct' : undefined
}
