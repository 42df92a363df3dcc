/** Edits of a plan that a hand makes over and over. Each gives the cells that it would set; nothing is stored. */
import { addDays, dayNumber, eachDate, type WorkDate } from '../time/work-date.ts'

/** What a class works on a date, as the plan writes it: a code, a range, 待定, or '' for rest. */
export interface PlanCell {
  readonly date: WorkDate
  readonly className: string
  readonly cell: string
}

export type CellAt = (date: WorkDate, className: string) => string

/** The days from one to another, for these classes, as those of so many days before them: 7 copies the week before. */
export function copied(
  at: CellAt,
  classes: readonly string[],
  { from, to, days }: { from: WorkDate; to: WorkDate; days: number },
): PlanCell[] {
  // Day after day, so that a stretch longer than what is copied repeats it.
  const made = new Map<string, string>()
  return eachDate(from, to).flatMap((date) =>
    classes.map((className) => {
      const source = addDays(date, -days)
      const cell = made.get(`${source} ${className}`) ?? at(source, className)
      made.set(`${date} ${className}`, cell)
      return { date, className, cell }
    }),
  )
}

/**
 * Classes take turns: in each span of so many days every class works what the one before it in the list worked in the
 * span before. The first span is that which ends the day before `from`.
 */
export function rotated(
  at: CellAt,
  classes: readonly string[],
  { from, to, days }: { from: WorkDate; to: WorkDate; days: number },
): PlanCell[] {
  return eachDate(from, to).flatMap((date) => {
    const turns = 1 + Math.floor((dayNumber(date) - dayNumber(from)) / days)
    const source = addDays(date, -days * turns)
    return classes.map((className, index) => {
      const before = classes[(((index - turns) % classes.length) + classes.length) % classes.length]!
      return { date, className, cell: at(source, before) }
    })
  })
}
