import type { Season } from '../seasons/season.ts'
import type { Computed } from './computed.ts'
import { shownDay } from './day.ts'
import { dayFacts } from './day-facts.ts'
import { judge } from './day-pay.ts'
import { discrepanciesOf } from './discrepancies.ts'
import { noPriorRuns, type Period, type PriorRuns, type StudentFacts } from './facts.ts'
import { figuresOf } from './figures.ts'
import { trackOf } from './logistics.ts'
import { periodFault } from './period.ts'
import { reckon } from './reckon.ts'
import { leaderOn, standingOf } from './standing.ts'

/**
 * What one student earned in a period: the only implementation of docs/rules.md, for the run and for what the
 * phone shows this evening alike. The order of the facts is irrelevant; facts outside the period matter only
 * where a rule says so (assessments, the track's minimum). Throws on a period that `periodOf` would refuse.
 */
export function compute(
  season: Season,
  period: Period,
  facts: StudentFacts,
  prior: PriorRuns = noPriorRuns,
): Computed {
  const fault = periodFault(period)
  if (fault) throw new RangeError(fault)
  const figures = figuresOf(season)
  const standing = standingOf(facts.assessments, figures.logistics.failures)
  const track = trackOf(standing.trackFrom, facts.attendance, figures.logistics.minimum)
  const leads = leaderOn(facts.memberships)
  const days = dayFacts(facts, period).map((day) => judge(day, figures, standing, track, leads))
  return {
    student: facts.id,
    period,
    ...reckon(season, period, facts, prior, figures, track, days),
    days: days.map((day) => shownDay(day, figures)),
    track,
    discrepancies: discrepanciesOf(facts, period, figures, days),
  }
}
