import { money, sum } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import { stageByDate } from '../seasons/stage.ts'
import type { WorkDate } from '../time/work-date.ts'

/** One student's day with customers, as the company's report has it; null where that does not say. */
export interface Served {
  readonly className: string
  readonly date: WorkDate
  readonly responseMs: number | null
  readonly served: number | null
  /** Yuan. */
  readonly sales: string | null
}

/** What several such days come to: mean response in seconds with one decimal, customers, sales. */
export interface ServiceFigures {
  readonly response: string | null
  readonly served: number
  readonly sales: string
}

/** Whether rows are weighed by their customers: where any of the season says how many they were. */
export const areWeighed = (rows: readonly Served[]) =>
  rows.some(({ responseMs, served }) => responseMs !== null && served !== null && served > 0)

/**
 * The mean response time, weighed by the customers of each row so that a busy day counts as it was; of rows without that
 * number none counts, unless no row of the season has one. Rounded once, half up.
 */
export function figuresOf(rows: readonly Served[], weighed: boolean): ServiceFigures {
  let [total, weight] = [0, 0]
  for (const { responseMs, served } of rows) {
    const counts = weighed ? (served ?? 0) : 1
    if (responseMs === null || counts === 0) continue
    total += responseMs * counts
    weight += counts
  }
  const tenths = weight ? Math.floor((2 * total + 100 * weight) / (200 * weight)) : null
  return {
    response: tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`,
    served: rows.reduce((all, { served }) => all + (served ?? 0), 0),
    sales: shown(sum(rows.map(({ sales }) => money(sales ?? '0')))),
  }
}

/** Response and sales by class and stage, and of all; a date that no stage covers is in none of them. */
export function serviceOf(season: Season, rows: readonly Served[], classNames: readonly string[]) {
  const stages = stageByDate(season.stages)
  const weighed = areWeighed(rows)
  const within = rows.filter(({ date }) => stages.has(date))
  const cells = Map.groupBy(within, ({ className, date }) => `${className}\n${stages.get(date)!.key}`)
  return {
    rows: classNames.flatMap((className) =>
      season.stages.flatMap(({ key: stage }) => {
        const own = cells.get(`${className}\n${stage}`)
        return own ? [{ className, stage, ...figuresOf(own, weighed) }] : []
      }),
    ),
    all: figuresOf(within, weighed),
  }
}

/** What the season asks for and no imported row has. */
export function notImportedOf(rows: readonly Served[]) {
  const has = {
    'response-time': rows.some(({ responseMs }) => responseMs !== null),
    sales: rows.some(({ sales }) => sales !== null),
  }
  return (['response-time', 'sales'] as const).filter((figure) => !has[figure])
}
