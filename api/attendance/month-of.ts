import type { SQL } from 'drizzle-orm'
import { compute } from '../../shared/allowance/compute.ts'
import type { Day } from '../../shared/allowance/day.ts'
import { assignedEntries } from '../../shared/attendance/assigned-shifts.ts'
import { isAbout } from '../../shared/replies/about.ts'
import { cellOf } from '../../shared/shifts/plan.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { eachDate, firstOfMonth, lastOfMonth } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { factsByPerson, factsRead } from '../allowance/facts.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { requestsOf, requestsRead } from '../replies/requests-read.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { recordsOn } from './shift-records.ts'
import { excusedOn, placesOf } from './shift-roster.ts'
import { rosterRead } from './shift-roster-read.ts'

/** What a month of one student is made of; `who` selects that student's id, or nothing. */
export function monthRead(ctx: Ctx, who: SQL, month: string) {
  const first = firstOfMonth(month)
  const { assessments: _same, attendance: payAttendance, ...pay } = factsRead(ctx, currentSeasonId, who)
  return {
    ...rosterRead(ctx, who, first, lastOfMonth(first)),
    ...requestsRead(ctx, who),
    ...pay,
    payAttendance,
  }
}
export type MonthFacts = Rows<ReturnType<typeof monthRead>>

/**
 * Every date of the month: what was planned, what the clock and what people said, minutes online, and what the day
 * is worth by the payroll's own rules. `shows` leaves out dates that the reader may not see.
 */
export function monthOf(
  ctx: Ctx,
  facts: MonthFacts,
  personId: string,
  month: string,
  shows: (date: WorkDate) => boolean = () => true,
) {
  const { rules } = theSeason(facts.season)
  const now = ctx.clock.now()
  const first = firstOfMonth(month)
  const worth = worthByDate(ctx, facts, personId, first)
  const requests = requestsOf(facts)
  const { violations } = factsByPerson({ ...facts, attendance: facts.payAttendance })(personId)
  const days = eachDate(first, lastOfMonth(first))
    .filter(shows)
    .map((date) => {
      const places = placesOf(facts, date)
      const assigned = assignedEntries(date, rules, { ...facts, places }).get(personId)
      const day = worth.get(date)
      return {
        date,
        enrolled: places.length > 0,
        plan: assigned ? cellOf(assigned.entry) : '',
        onLeave: excusedOn(facts, date).has(personId),
        shifts: recordsOn(facts, date, now)(personId),
        onlineMinutes: facts.online
          .filter((o) => o.date === date)
          .reduce((sum, { minutes }) => sum + minutes, 0),
        worth: day ? worthOf(day) : null,
        /** Those that deduct, or will if an appeal does not succeed. */
        violations: violations.filter((one) => one.date === date && one.state !== 'withdrawn').length,
        requests: requests
          .filter((request) => isAbout(request, date))
          .map(({ id, kind, requestState: state }) => ({ id, kind, state })),
      }
    })
  return { now, month, days }
}

const worthOf = ({ status, track, dayPay, supplement, logistics, overtimeMinutes }: Day) => ({
  status,
  track,
  dayPay,
  supplement,
  logistics,
  overtimeMinutes,
})

/** What the dates so far come to; overtime is money only for a whole run, so it is minutes here. */
export function worthByDate(
  ctx: Ctx,
  facts: MonthFacts,
  personId: string,
  first: WorkDate,
): ReadonlyMap<WorkDate, Day> {
  const { rules } = theSeason(facts.season)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const last = lastOfMonth(first)
  const to = last < today ? last : today
  if (to < first) return new Map()
  const own = factsByPerson({ ...facts, attendance: facts.payAttendance })(personId)
  return new Map(compute(rules, { from: first, to }, own).days.map((day) => [day.date, day]))
}
