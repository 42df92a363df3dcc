/** Of the terms of a season, those of which the people in charge are to hear. */
import type { WorkDate } from '../time/work-date.ts'

/** Three days before it, the day before, and once it is over. */
export type Step = 'three-days' | 'one-day' | 'over'

/** For so many days after it, that it is over is still news; later the pages say it. */
const stillNews = 7

/** The step that holds so many days before a term, negative after it: one that was missed is made up for while it holds. */
export function stepAt(days: number): Step | undefined {
  if (days < 0) return days >= -stillNews ? 'over' : undefined
  if (days <= 1) return 'one-day'
  return days <= 3 ? 'three-days' : undefined
}

interface Term {
  readonly on: WorkDate
  readonly days: number
  /** The date on which it was met. */
  readonly met: string | null
}

/** What there is to say of each: its kind, and a name of the step that is another once the term itself moves. */
export const nearTerms = <N extends string>(terms: Readonly<Record<N, Term>>) =>
  (Object.entries(terms) as [N, Term][]).flatMap(([name, { on, days, met }]) => {
    const step = stepAt(days)
    if (met !== null || !step) return []
    const kind: `${N}-${'due' | 'overdue'}` = `${name}-${step === 'over' ? 'overdue' : 'due'}`
    return [{ kind, date: on, step: `${on}:${step}` }]
  })
