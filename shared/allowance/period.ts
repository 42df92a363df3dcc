import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import { yearOf, type WorkDate } from '../time/work-date.ts'
import type { Period } from './facts.ts'

/** Why no run can be made of two dates. */
export type PeriodFault = 'period-reversed' | 'period-crosses-years'

/**
 * The period of a run; an end left out is the first or last day of the season's stages. A run stays inside one
 * calendar year, since tax is reckoned by the year.
 */
export function periodOf(
  season: Season,
  ends: { readonly from?: WorkDate | undefined; readonly to?: WorkDate | undefined } = {},
): { ok: true; period: Period } | { ok: false; reason: PeriodFault } {
  const span = stagesSpan(season.stages)
  const period = { from: ends.from ?? span.from, to: ends.to ?? span.to }
  const reason = periodFault(period)
  return reason ? { ok: false, reason } : { ok: true, period }
}

/** What stands against the period, or null. */
export function periodFault({ from, to }: Period): PeriodFault | null {
  if (to < from) return 'period-reversed'
  return yearOf(from) === yearOf(to) ? null : 'period-crosses-years'
}
