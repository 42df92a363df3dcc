import { sql } from 'drizzle-orm'
import { asPlanned } from '../../shared/allowance/as-planned.ts'
import { compute } from '../../shared/allowance/compute.ts'
import { openPeriod } from '../../shared/allowance/open-period.ts'
import { assignedEntries } from '../../shared/attendance/assigned-shifts.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays, eachDate } from '../../shared/time/work-date.ts'
import { excusedOn, placesOf } from '../attendance/shift-roster.ts'
import { rosterRead } from '../attendance/shift-roster-read.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { priorRuns, publishedRead } from '../payouts/prior.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { factsByPerson, factsRead } from './facts.ts'

/**
 * 按排班全部出勤: what the running allowance would come to by the end of the season (or of the year, which no run
 * crosses), if every shift that the plan has from today on were worked. The same function over the same facts.
 */
export async function projection(ctx: Ctx) {
  const own = ownId(ctx)
  const { assessments: _same, attendance: payAttendance, ...pay } = factsRead(ctx, currentSeasonId, own)
  const first = workDateAt(ctx.clock.now(), 'UTC')
  const { me, facts } = await authorise(ctx, 'allowance.running', {
    read: {
      published: publishedRead(ctx, currentSeasonId, own),
      ...rosterRead(ctx, sql`(${own})`, addDays(first, -1), sql`'9999'`),
      ...pay,
      payAttendance,
    },
  })
  const { rules } = theSeason(facts.season)
  const period = openPeriod(rules, facts.published, stagesSpan(rules.stages).to)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const entries = eachDate(period.from, period.to).flatMap((date) => {
    if (date < today || excusedOn(facts, date).has(me.personId)) return []
    const places = placesOf(facts, date)
    const assigned = assignedEntries(date, rules, { ...facts, places }).get(me.personId)
    return assigned ? [{ date, ...assigned.entry }] : []
  })
  const planned = entries.flatMap((entry) => (entry.kind === 'shift' ? [entry] : []))
  const soFar = factsByPerson({ ...facts, attendance: facts.payAttendance })(me.personId)
  const { facts: worked, ahead } = asPlanned(soFar, planned)
  const prior = priorRuns(facts.published, period.from)(me.personId)
  const { sums, track } = compute(rules, period, worked, prior)
  return {
    now: ctx.clock.now(),
    period,
    /** Shifts that are counted as worked, and dates of which the plan does not say yet. */
    ahead,
    undecided: entries.filter(({ kind }) => kind === 'pending').length,
    net: sums.net.text,
    track,
  }
}
