import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import { addDays, workDateOf, yearOf, type WorkDate } from '../time/work-date.ts'
import type { Period } from './facts.ts'

/**
 * What a student has earned and not been shown a payslip of: from the day after the last published run to
 * today, within the stages and, since no run crosses years, within the year in which it begins.
 */
export function openPeriod(
  season: Season,
  published: readonly { readonly to: string }[],
  today: WorkDate,
): Period {
  const span = stagesSpan(season.stages)
  const last = published.map((run) => run.to).reduce((a, b) => (a > b ? a : b), '')
  const from = last ? addDays(workDateOf(last), 1) : span.from
  const newYearsEve = workDateOf(`${yearOf(from)}-12-31`)
  const to = [today, span.to, newYearsEve].reduce((a, b) => (a < b ? a : b))
  return { from, to: to < from ? from : to }
}
