import { shiftInstance } from '../../shared/attendance/instance.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { planEntry } from '../../shared/shifts/plan.ts'
import { instantOf, workDateAt } from '../../shared/time/instant.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'

export interface Jump {
  key: 'shift-start' | 'shift-end' | 'next-morning'
  at: number
}

export type Planned = ShiftInstance & { className: string }

/** The classes' shifts of a plan in order of their start. */
export function plannedShifts(
  rules: Season,
  plan: { date: string; className: string; cell: string }[],
): Planned[] {
  const shifts = plan.flatMap(({ date, className, cell }) => {
    const entry = planEntry(cell)
    const shift = entry.kind === 'shift' ? shiftInstance(workDateOf(date), entry.shift, rules) : null
    return shift ? [{ ...shift, className }] : []
  })
  return shifts.toSorted((a, b) => a.startsAt - b.startsAt)
}

/** The shift that a visitor is shown: one of today that can still be checked in to, else one that runs, else the next. */
export function shiftOnStage(shifts: Planned[], rules: Season, now: number): Planned | undefined {
  const today = workDateAt(now, rules.timezone)
  return (
    shifts.find((s) => s.date === today && s.closesAt >= now) ??
    shifts.findLast((s) => s.startsAt <= now && now < s.endsAt) ??
    shifts.find((s) => s.startsAt > now)
  )
}

/** Where the demo's clock can go next: that shift's start, its end, and tomorrow at 07:30. */
export function jumpsFrom(shift: Planned | undefined, rules: Season, now: number): Jump[] {
  const tomorrow = instantOf(addDays(workDateAt(now, rules.timezone), 1), '07:30', rules.timezone)
  const jumps: Jump[] = [
    ...(shift ? [{ key: 'shift-start' as const, at: shift.startsAt }] : []),
    ...(shift ? [{ key: 'shift-end' as const, at: shift.endsAt }] : []),
    { key: 'next-morning', at: tomorrow },
  ]
  return jumps.filter(({ at }) => at > now)
}
