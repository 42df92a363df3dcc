import { assignedEntries } from '../../shared/attendance/assigned-shifts.ts'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import type { Period } from '../../shared/allowance/facts.ts'
import type { Found } from '../../shared/discrepancies/discrepancy.ts'
import { onlineDiscrepancies } from '../../shared/online/check.ts'
import { placesOn } from '../../shared/people/places.ts'
import type { Planned } from '../../shared/seasons/crowding.ts'
import { eachDate, workDateOf, type WorkDate } from '../../shared/time/work-date.ts'
import type { FactRows } from '../allowance/facts.ts'
import { checkedDays } from '../online/check.ts'
import { theSeason } from '../seasons/current.ts'
import type { season } from '../seasons/table.ts'
import type { FoundFacts } from './found-read.ts'

export type Facts = FoundFacts & FactRows & { season: (typeof season.$inferSelect)[] }

/** Who is planned for which shift on each date of the plan. */
export function plannedOf(facts: Facts) {
  const { rules } = theSeason(facts.season)
  const plan = Map.groupBy(facts.plan, ({ date }) => date)
  return [...plan].flatMap(([text, ofDate]) => {
    const date = workDateOf(text)
    const places = placesOn(facts.listed, date)
    const entries = assignedEntries(date, rules, { places, plan: ofDate, assessments: facts.assessments })
    return places.flatMap(({ personId, className }) => {
      const entry = entries.get(personId)?.entry
      return entry?.kind === 'shift' ? [{ date, personId, className, shift: entry.shift }] : []
    })
  })
}
export type PlannedOne = ReturnType<typeof plannedOf>[number]

export function countedByClass(planned: readonly PlannedOne[]): Planned[] {
  const same = Map.groupBy(planned, ({ date, className, shift }) => `${date} ${className} ${shift}`)
  return [...same.values()].map((all) => ({ ...all[0]!, students: all.length }))
}

/** Disputes, requests that nobody has decided, and shifts of which nobody has said anything. */
export function attendanceFound(
  facts: Facts,
  planned: readonly PlannedOne[],
  { from, to }: Period,
  now: number,
): Found[] {
  const { rules } = theSeason(facts.season)
  const inRun = (date: string) => from <= date && date <= to
  // A word on another shift of the date is one: somebody has seen the student, or missed the student.
  const known = new Set(facts.attendance.map(({ fact }) => `${fact.personId} ${fact.date}`))
  const over = new Map<string, boolean>()
  const isOver = (date: WorkDate, shift: string) => {
    const key = `${date} ${shift}`
    if (!over.has(key)) over.set(key, (shiftInstance(date, shift, rules)?.endsAt ?? now) < now)
    return over.get(key)!
  }
  return [
    ...facts.disputes
      .filter(({ date }) => inRun(date))
      .map(({ id, personId, date, shift, state }) =>
        one('dispute-open', personId, workDateOf(date), [id], { shift, state }),
      ),
    ...facts.corrections
      .filter(({ date }) => inRun(date))
      .map(({ id, personId, date, shift, state }) =>
        one('correction-open', personId, workDateOf(date), [id], { shift, state }),
      ),
    ...facts.asksForLeave
      .filter(({ fromDate, toDate }) => fromDate <= to && from <= toDate)
      .map(({ id, personId, fromDate, toDate }) =>
        one('leave-open', personId, workDateOf(fromDate), [id], { from: fromDate, to: toDate }),
      ),
    ...planned
      .filter(({ date, personId }) => inRun(date) && !known.has(`${personId} ${date}`))
      .filter(({ date, shift }) => isOver(date, shift))
      .map(({ date, personId, shift }) => one('day-not-called', personId, date, [], { shift })),
  ]
}

export const one = (
  code: Found['code'],
  personId: string | null,
  date: WorkDate | null = null,
  facts: string[] = [],
  detail: Found['detail'] = {},
): Found => ({ code, personId, date, facts, detail })

/** Attendance without minutes, and minutes far above the others'; minutes without attendance are found by the pay rules. */
export function onlineFound(facts: Facts, { from, to }: Period): Found[] {
  const { rules } = theSeason(facts.season)
  const dates = new Set<string>(eachDate(from, to))
  const reported = new Set(facts.online.map(({ date }) => date))
  const days = checkedDays(
    {
      season: facts.season,
      people: facts.listed,
      assessments: facts.assessments,
      online: facts.online.filter(({ date }) => dates.has(date)),
      attendance: facts.attendance.map(({ fact }) => fact).filter(({ date }) => dates.has(date)),
    },
    { from, to },
  ).map((day) => ({ ...day, expected: day.expected && reported.has(day.date) }))
  return onlineDiscrepancies(days, rules.pay.overtime.thresholdMinutes).flatMap((found) => {
    const { code, personId, date, minutes } = found
    if (code === 'online-without-attendance') return []
    if (code === 'attendance-without-online') return [one(code, personId, date)]
    const { usual, of } = found
    return [one('online-far-above', personId, date, [], { minutes: minutes ?? 0, usual, of })]
  })
}
