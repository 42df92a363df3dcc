import type { StudentFacts } from '../allowance/facts.ts'
import type { Season } from '../seasons/season.ts'
import { stageByDate } from '../seasons/stage.ts'
import { clockMinutes } from '../time/clock-time.ts'
import { addDays, eachDate, weekdayOf } from '../time/work-date.ts'
import type { WorkDate } from '../time/work-date.ts'
import { asked } from './asked.ts'

/** Confirmed shifts by how they ended, and those that nobody has confirmed; rest is none. */
export interface Attended {
  readonly attended: number
  readonly absent: number
  readonly leave: number
  readonly unconfirmed: number
}

const came = new Set(['present', 'late', 'left-early'])

export function attendanceOf({ attendance }: Pick<StudentFacts, 'attendance'>): Attended {
  const of = (wanted: (state: string) => boolean) =>
    attendance.filter(({ state, confirmed }) => confirmed && wanted(state)).length
  return {
    attended: of((state) => came.has(state)),
    absent: of((state) => state === 'absent'),
    leave: of((state) => state === 'leave'),
    unconfirmed: attendance.filter(({ state, confirmed }) => !confirmed && state !== 'rest').length,
  }
}

/**
 * What the parties ask for, and where it was not reached: whole hours of confirmed shifts in stages that require a pass,
 * and days and whole weeks at the desk with fewer minutes online. A day on leave asks for nothing by itself.
 */
export function hoursOf(season: Season, facts: StudentFacts, until: WorkDate) {
  const stages = stageByDate(season.stages)
  const length = new Map(
    season.shifts.map(({ code, start, end }) => [code, clockMinutes(end) - clockMinutes(start)]),
  )
  const there = facts.attendance.filter(({ state, confirmed }) => confirmed && came.has(state))
  const training = there.filter(({ date }) => stages.get(date)?.requiresPass)
  const desk = new Set(
    there
      .filter(
        ({ date, shift }) => stages.get(date)?.requiresPass === false && shift !== season.pay.logistics.shift,
      )
      .map(({ date }) => date),
  )
  const online = new Map<WorkDate, number>()
  for (const { date, minutes } of facts.online) online.set(date, (online.get(date) ?? 0) + minutes)
  const minutesOf = (dates: Iterable<WorkDate>) =>
    [...dates].reduce((sum, date) => sum + (online.get(date) ?? 0), 0)
  const weeks = weeksAtDesk(season, until).filter((week) => week.some((date) => desk.has(date)))
  return {
    training: Math.floor(training.reduce((sum, { shift }) => sum + (length.get(shift) ?? 0), 0) / 60),
    days: desk.size,
    shortDays: [...desk].filter((date) => date <= until && (online.get(date) ?? 0) < asked.deskDay).length,
    weeks: weeks.length,
    shortWeeks: weeks.filter((week) => minutesOf(week) < asked.deskWeek).length,
  }
}

/** The weeks from Monday to Sunday that lie in stages at the desk with all their days, and are over. */
function weeksAtDesk(season: Season, until: WorkDate): WorkDate[][] {
  const atDesk = [...stageByDate(season.stages)].flatMap(([date, stage]) =>
    stage.requiresPass ? [] : [date],
  )
  const dates = new Set(atDesk)
  return atDesk
    .filter((date) => weekdayOf(date) === 0)
    .map((monday) => eachDate(monday, addDays(monday, 6)))
    .filter((week) => week.every((date) => dates.has(date) && date <= until))
}
