import type { AttendanceState } from '../../shared/allowance/facts.ts'
import type { MonthDay } from './useStudent.ts'

export interface DayState {
  state: AttendanceState | 'none' | 'planned' | 'open'
  /** Nobody has confirmed it. */
  open: boolean
}

/** How a date of the calendar stands, in one word: what was confirmed, else what is known so far, else the plan. */
export function dayState({ date, enrolled, shifts, plan, onLeave }: MonthDay, today: string): DayState {
  if (!enrolled) return { state: 'none', open: false }
  const confirmed = shifts.findLast(({ confirmed: by, state }) => by && state !== null)
  if (confirmed?.state) return { state: confirmed.state, open: false }
  const said = shifts.findLast(({ state }) => state !== null)
  if (said?.state) return { state: said.state, open: true }
  if (onLeave) return { state: 'leave', open: true }
  if (plan === '' && !shifts.length) return { state: 'rest', open: false }
  return date > today ? { state: 'planned', open: false } : { state: 'open', open: true }
}

/** The weeks of a month, Monday first; null before its first day and after its last. */
export function weeksOf<D>(days: readonly D[], firstWeekday: number): (D | null)[][] {
  const cells = [...Array.from({ length: firstWeekday }, () => null), ...days]
  const count = Math.ceil(cells.length / 7)
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => cells[week * 7 + at] ?? null),
  )
}
