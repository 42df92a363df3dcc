/** The season after: the same rules on other dates, with what its classes are called by then. Nobody is on it yet. */
import { addDays, dayNumber, yearOf, type WorkDate } from '../time/work-date.ts'
import type { Season } from './season.ts'
import { stagesSpan } from './stage.ts'

/** 52 weeks are a year in which every weekday stays. */
const year = 364

/** The first day that is proposed: of the years after, the first that begins once this season is over. */
export function nextFirstDay(rules: Season): WorkDate {
  const { from, to } = stagesSpan(rules.stages)
  let first = addDays(from, year)
  while (first <= to) first = addDays(first, year)
  return first
}

export interface Following {
  id: string
  name: string
  /** The first day of the earliest stage. */
  from: WorkDate
}

/** By how many days the stages move, and what is due by a date. */
export const movedBy = (rules: Season, from: WorkDate): number =>
  dayNumber(from) - dayNumber(stagesSpan(rules.stages).from)

/** Rates and rules as they are; every date moves by the same number of days. */
export function followingRules(rules: Season, { id, name, from }: Following): Season {
  const days = movedBy(rules, from)
  return {
    ...rules,
    id,
    name,
    ...(rules.internshipFrom ? { internshipFrom: addDays(rules.internshipFrom, days) } : {}),
    stages: rules.stages.map((stage) => ({
      ...stage,
      from: addDays(stage.from, days),
      to: addDays(stage.to, days),
    })),
    payBy: addDays(rules.payBy, days),
  }
}

/** `2020-double11` is `2021-double11` a year later; what names no year gets it behind. */
export function nextName(name: string, from: WorkDate, to: WorkDate): string {
  const [was, is] = [String(yearOf(from)), String(yearOf(to))]
  return name.includes(was) ? name.replaceAll(was, is) : `${name}-${is}`
}

/** `19电商1班`, named after its year of entry, is `20电商1班` a year later; another name stays. */
export function nextClass(name: string, years: number): string {
  return name.replace(/^(?:20)?\d{2}(?!\d)/, (entry) =>
    String(Number(entry) + years).padStart(entry.length, '0'),
  )
}
