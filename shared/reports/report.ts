/** What a day came to, in counts: by class and shift, and over all of them. */
import type { AttendanceState } from '../allowance/facts.ts'

/** One shift of one student's date, planned or not. */
export interface ReportedShift {
  readonly personId: string
  readonly className: string
  readonly code: string
  readonly name: string
  readonly startsAt: number | null
  readonly planned: boolean
  readonly checkedIn: boolean
  readonly state: AttendanceState | null
  readonly confirmed: boolean
  readonly disputed: boolean
  /** Whether minutes of the service client are known for the date. */
  readonly online: boolean
}

export const counted = [
  'planned',
  'came',
  'confirmed',
  'present',
  'late',
  'leftEarly',
  'absent',
  'leave',
  'unconfirmed',
  'disputes',
  'onlineMissing',
] as const
export type Counts = Record<(typeof counted)[number], number>

const worked: readonly (AttendanceState | null)[] = ['present', 'late', 'left-early']

export function countsOf(shifts: readonly ReportedShift[]): Counts {
  const count = (is: (shift: ReportedShift) => boolean) => shifts.filter(is).length
  const called = (state: AttendanceState) => count((s) => s.confirmed && s.state === state)
  return {
    planned: count((s) => s.planned),
    came: count((s) => s.checkedIn),
    confirmed: count((s) => s.confirmed),
    present: called('present'),
    late: called('late'),
    leftEarly: called('left-early'),
    absent: called('absent'),
    leave: called('leave'),
    unconfirmed: count((s) => !s.confirmed && (s.planned || s.checkedIn)),
    disputes: count((s) => s.disputed),
    onlineMissing: count((s) => s.confirmed && worked.includes(s.state) && !s.online),
  }
}

export type Report = ReturnType<typeof reportOf>

/** The same facts give the same report. */
export function reportOf(date: string, shifts: readonly ReportedShift[]) {
  const byLine = [...Map.groupBy(shifts, ({ className, code }) => `${className}\n${code}`).values()]
  const lines = byLine
    .toSorted(([a], [b]) => compare(a!, b!))
    .map((own) => ({
      className: own[0]!.className,
      shift: own[0]!.code,
      name: own[0]!.name,
      ...countsOf(own),
    }))
  return { date, lines, totals: countsOf(shifts) }
}

/** By class, and in the order of the day. */
function compare(a: ReportedShift, b: ReportedShift): number {
  if (a.className !== b.className) return a.className < b.className ? -1 : 1
  return (a.startsAt ?? 0) - (b.startsAt ?? 0) || (a.code < b.code ? -1 : 1)
}
