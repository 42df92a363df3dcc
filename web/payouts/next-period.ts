import { addDays, eachDate, workDateOf } from '../../shared/time/work-date.ts'
import type { Run } from './usePayouts.ts'

/** The period that most likely comes next: from the day after the last published run until today. */
export function nextPeriod(runs: Run[], today: string): { from: string; to: string } {
  const last = runs.reduce((end, { state, to }) => (state === 'published' && to > end ? to : end), '')
  if (!last) return { from: '', to: today }
  const from = addDays(workDateOf(last), 1)
  return from > today ? { from: '', to: today } : { from, to: today }
}

/** The days to choose from: since the first run began, at least two months back, until today. */
export function daysToPay(runs: Run[], today: string): string[] {
  const back: string = addDays(workDateOf(today), -60)
  const begun = runs.reduce((start, { from }) => (from < start ? from : start), back)
  return eachDate(workDateOf(begun), workDateOf(today))
}
