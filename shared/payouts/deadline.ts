import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import { dayNumber, workDateOf, type WorkDate } from '../time/work-date.ts'
import { workingDaysBetween, workingDaysFrom, type Counted } from '../time/working-days.ts'

type Dates = Pick<Season, 'stages' | 'payBy' | 'settleWithinWorkingDays'>

export interface Deadline extends Counted {
  /** Which of the season's two terms it is: the date that it names, or so many working days after its end. */
  readonly term: 'pay-by' | 'working-days'
}

/**
 * By when a season's students must have been paid: the earlier of its two terms. A date that lies before the end of
 * the season is no term at all, but a contradiction, which is shown as one.
 */
export function deadlineOf(season: Dates): Deadline {
  const settled = settleBy(season)
  const named = workDateOf(season.payBy)
  return named > stagesSpan(season.stages).to && named <= settled.on
    ? { on: named, certain: true, term: 'pay-by' }
    : { ...settled, term: 'working-days' }
}

/** By when company and school settle the season: so many working days after its last day. */
export const settleBy = ({ stages, settleWithinWorkingDays }: Dates): Counted =>
  workingDaysFrom(stagesSpan(stages).to, settleWithinWorkingDays)

export type Countdown<T extends Counted = Deadline> = T & {
  /** Calendar days to it; 0 on the day itself, negative once it is over. */
  readonly days: number
  /** Working days of them; 0 once it is over. */
  readonly workingDays: number
}

export function countdownTo<T extends Counted>(deadline: T, today: WorkDate): Countdown<T> {
  const days = dayNumber(deadline.on) - dayNumber(today)
  return { ...deadline, days, workingDays: workingDaysBetween(today, deadline.on) }
}
