import { money, sameMoney, sum } from '../money/money.ts'
import { clockMinutes } from '../time/clock-time.ts'
import { yearOf, workDateOf, type WorkDate } from '../time/work-date.ts'
import type { Season } from './season.ts'
import { stageOn, stagesSpan } from './stage.ts'

export interface Contradiction {
  readonly code: `season-${
    | 'two-end-times'
    | 'overlapping-rates'
    | 'pay-by-year'
    | 'pay-by-early'
    | 'level-sum'
    | 'internship'
    | 'plan-outside'}`
  readonly detail: Readonly<Record<string, string | number>>
}

/**
 * Where a season's settings, each right by itself, say two things at once. The program takes one of them and computes
 * with it; which one was meant is for a person to say.
 */
export const contradictions = (season: Season, plannedDates: readonly WorkDate[] = []): Contradiction[] => [
  ...twoEndTimes(season),
  ...overlappingRates(season),
  ...payBy(season),
  ...levelSums(season),
  ...internship(season),
  ...outsideStages(season, plannedDates),
]

/** Two shifts of one name and one beginning that end at different times: nobody can tell which was worked. */
function twoEndTimes({ shifts }: Season): Contradiction[] {
  const named = Map.groupBy(shifts, ({ name, start }) => `${name} ${clockMinutes(start)}`)
  return [...named.values()].flatMap((same) => {
    const ends = [...new Set(same.map(({ end }) => end))]
    const [first] = same
    if (!first || ends.length < 2) return []
    const codes = same.map(({ code }) => code).join('、')
    return [
      { code: 'season-two-end-times' as const, detail: { shift: first.name, codes, ends: ends.join('、') } },
    ]
  })
}

/** Of overlapping stages the last listed counts, which is harmless only where they say the same of a day. */
function overlappingRates({ stages }: Season): Contradiction[] {
  return stages.flatMap((one, index) =>
    stages.slice(index + 1).flatMap((other) => {
      const [from, to] = [
        one.from > other.from ? one.from : other.from,
        one.to < other.to ? one.to : other.to,
      ]
      const differs =
        !sameMoney(money(one.dayRate), money(other.dayRate)) ||
        one.requiresPass !== other.requiresPass ||
        one.overtime !== other.overtime
      if (from > to || !differs) return []
      const detail = { one: one.name, rate: one.dayRate, other: other.name, counts: other.dayRate, from, to }
      return [{ code: 'season-overlapping-rates' as const, detail }]
    }),
  )
}

function payBy({ payBy: named, stages }: Season): Contradiction[] {
  const { to } = stagesSpan(stages)
  const detail = { payBy: named, end: to }
  if (yearOf(workDateOf(named)) !== yearOf(to)) return [{ code: 'season-pay-by-year', detail }]
  return named <= to ? [{ code: 'season-pay-by-early', detail }] : []
}

function levelSums({ errorLevels }: Season): Contradiction[] {
  return errorLevels
    .filter(
      ({ compensation, company, student }) =>
        !sameMoney(sum([money(company), money(student)]), money(compensation)),
    )
    .map(({ level, compensation, company, student }) => ({
      code: 'season-level-sum',
      detail: { level, compensation, company, student },
    }))
}

/** The cumulative tax counts months from the internship's first day: days worked before it would be in none. */
function internship({ tax, internshipFrom, stages }: Season): Contradiction[] {
  const { from } = stagesSpan(stages)
  if (tax.method !== 'intern-cumulative' || !internshipFrom || internshipFrom <= from) return []
  return [{ code: 'season-internship', detail: { internshipFrom, from } }]
}

/** A date that no stage covers earns nothing, although somebody is planned to work on it. */
function outsideStages({ stages }: Season, planned: readonly WorkDate[]): Contradiction[] {
  const outside = [...new Set(planned)].filter((date) => stageOn(stages, date) === null).toSorted()
  const [first] = outside
  if (!first) return []
  return [{ code: 'season-plan-outside', detail: { dates: outside.length, first, last: outside.at(-1)! } }]
}
