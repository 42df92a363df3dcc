/**
 * What collides in a plan with rules about working time, with rooms, and with what students lack. The program warns
 * and names the source of the rule; a person decides.
 */
import { crowdedRooms, type Planned } from '../seasons/crowding.ts'
import { stageOn, type Stage } from '../seasons/stage.ts'
import { addDays, type WorkDate } from '../time/work-date.ts'
import type { CellAt } from './plan-grid.ts'
import { planEntry, plannedWindow } from './plan.ts'
import type { ShiftTimes, ShiftWindow } from './shift.ts'

export const planWarningCodes = [
  'overlap',
  'rest',
  'hours',
  'night',
  'no-rest-day',
  'holiday',
  'seats',
  'suspended',
  'unpassed',
  'uninsured',
] as const
export type PlanWarningCode = (typeof planWarningCodes)[number]

export interface PlanWarning {
  readonly code: PlanWarningCode
  readonly date: WorkDate
  readonly className: string
  readonly detail: Readonly<Record<string, string | number>>
}

/** So many students of a class lack something from one date to another; '' is without an end on that side. */
export interface PlanGap {
  readonly code: 'suspended' | 'unpassed' | 'uninsured'
  readonly className: string
  readonly from: string
  readonly to: string
}

/** All that a plan is held against. */
export interface PlanGround {
  readonly shifts: readonly ShiftTimes[]
  readonly stages: readonly Stage[]
  readonly classes: readonly { readonly name: string; readonly students: number }[]
  readonly rooms: Parameters<typeof crowdedRooms>[0]
  readonly gaps: readonly PlanGap[]
  readonly holidays: readonly string[]
}

const hour = 60
const day = 24 * hour
/** Labour Law, article 36: eight hours a day; the meal break is the shift's own business, so an hour more is let pass. */
const longest = 9 * hour
/** Not a Chinese rule: directive 2003/88/EC, article 3, as a measure of what people can bear. */
const shortestRest = 11 * hour
/** Night is from 22:00 to 06:00. */
const [nightBegins, nightEnds] = [22 * hour, 6 * hour]
/** Labour Law, article 38: one day of seven is free. */
const week = 7

/** The warnings about these dates, in their order; a date before the first is looked at for what reaches into it. */
export function planWarnings(ground: PlanGround, at: CellAt, dates: readonly WorkDate[]): PlanWarning[] {
  const windowOn = (date: WorkDate, className: string) =>
    plannedWindow(planEntry(at(date, className)), ground.shifts)
  return dates.flatMap((date) => [
    ...ground.classes.flatMap(({ name }) => {
      const worked = windowOn(date, name)
      if (!worked) return []
      const warn = (code: PlanWarningCode, detail: PlanWarning['detail'] = {}) => ({
        code,
        date,
        className: name,
        detail,
      })
      return [
        ...betweenShifts(windowOn(addDays(date, -1), name), worked).map(([code, hours]) =>
          warn(code, { hours }),
        ),
        ...(worked.end - worked.start > longest
          ? [warn('hours', { hours: inHours(worked.end - worked.start) })]
          : []),
        ...(isAtNight(worked) ? [warn('night')] : []),
        ...(isSeventh(date, (on) => windowOn(on, name) !== null) ? [warn('no-rest-day')] : []),
        ...(ground.holidays.includes(date) ? [warn('holiday')] : []),
        ...lacking(ground, date, name).map(([code, students]) => warn(code, { students })),
      ]
    }),
    ...crowded(ground, at, date),
  ])
}

const inHours = (minutes: number) => Math.round(minutes / 6) / 10

function betweenShifts(before: ShiftWindow | null, worked: ShiftWindow): ['overlap' | 'rest', number][] {
  if (!before) return []
  const rest = worked.start + day - before.end
  if (rest < 0) return [['overlap', inHours(-rest)]]
  return rest < shortestRest ? [['rest', inHours(rest)]] : []
}

const isAtNight = ({ start, end }: ShiftWindow) => start < nightEnds || end > nightBegins

function isSeventh(date: WorkDate, works: (date: WorkDate) => boolean): boolean {
  return Array.from({ length: week - 1 }, (_, i) => addDays(date, -1 - i)).every(works)
}

/** Somebody who has not passed is warned about where passing is what opens the desks: in stages that do not train. */
function lacking(
  { gaps, stages }: PlanGround,
  date: WorkDate,
  className: string,
): [PlanGap['code'], number][] {
  const training = stageOn(stages, date)?.requiresPass ?? false
  const now = gaps.filter(
    (gap) =>
      gap.className === className &&
      gap.from <= date &&
      (gap.to === '' || date <= gap.to) &&
      !(gap.code === 'unpassed' && training),
  )
  return [...Map.groupBy(now, ({ code }) => code)].map(([code, all]) => [code, all.length])
}

function crowded({ classes, rooms, shifts }: PlanGround, at: CellAt, date: WorkDate): PlanWarning[] {
  const planned = classes.flatMap(({ name, students }): Planned[] => {
    const entry = planEntry(at(date, name))
    return entry.kind === 'shift' ? [{ date, className: name, shift: entry.shift, students }] : []
  })
  return crowdedRooms(rooms, planned, shifts).map(({ detail: { room, has, students } }) => ({
    code: 'seats',
    date,
    className: '',
    detail: { room, has, students },
  }))
}

/** Whether the warning is there because of one of these cells, `date class`, or of the day before them. */
export const touches = (changed: ReadonlySet<string>, { code, date, className }: PlanWarning): boolean => {
  const near = code === 'no-rest-day' ? week - 1 : code === 'rest' || code === 'overlap' ? 1 : 0
  const days = Array.from({ length: near + 1 }, (_, i) => addDays(date, -i))
  return className === ''
    ? [...changed].some((key) => key.startsWith(`${date} `))
    : days.some((on) => changed.has(`${on} ${className}`))
}
