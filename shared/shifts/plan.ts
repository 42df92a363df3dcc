import { shiftWindow, type ShiftTimes, type ShiftWindow } from './shift.ts'

/** What the plan says of a date: a shift by code or range, nothing decided yet, or no work. */
export type PlanEntry =
  | { readonly kind: 'shift'; readonly shift: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'rest' }

/** How the plan writes that a shift is still to be decided. */
export const pending = '待定'

/** The meaning of a cell of the plan; blank is rest. */
export function planEntry(cell: string): PlanEntry {
  if (cell === '') return { kind: 'rest' }
  return cell === pending ? { kind: 'pending' } : { kind: 'shift', shift: cell }
}

/** How the plan writes the entry: the other way round. */
export function cellOf(entry: PlanEntry): string {
  if (entry.kind === 'rest') return ''
  return entry.kind === 'pending' ? pending : entry.shift
}

/**
 * The entry that holds for a student: the personal one goes before that of the class, also where it is blank
 * and gives rest. Undefined stands for no entry; without any there is no work.
 */
export function entryThatHolds(personal: string | undefined, ofClass: string | undefined): PlanEntry {
  return planEntry(personal ?? ofClass ?? '')
}

/** When the entry is worked; null for rest, and while the shift is undecided. */
export function plannedWindow(entry: PlanEntry, shifts: readonly ShiftTimes[]): ShiftWindow | null {
  return entry.kind === 'shift' ? shiftWindow(entry.shift, shifts) : null
}
