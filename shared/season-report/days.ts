import type { WorkDate } from '../time/work-date.ts'
import { attendanceOf } from './hours.ts'
import { rateOf } from './rate.ts'
import type { Reported } from './season-report.ts'
import { areWeighed, figuresOf, type Served } from './served.ts'

/** 出勤率 of a class and date in per cent with one decimal. */
export interface DayRate {
  readonly rate: string
  /** How many shifts with a result it rests on. */
  readonly count: number
  /** Fewer than a quarter of the class's fullest date: so few say nothing of the class, and a chart leaves them out. */
  readonly few: boolean
}

export interface ReportDay {
  readonly date: WorkDate
  /** In the order of the classes; null where nobody was to come. */
  readonly rates: readonly (DayRate | null)[]
  /** Seconds with one decimal. */
  readonly response: string | null
  /** Yuan; null where no row of the day names them. */
  readonly sales: string | null
}

/** The season day by day, for charts: of facts alone, as the report is. A date of which nothing is known is none. */
export function reportDays(students: readonly Reported[], served: readonly Served[]) {
  const classes = [...new Set(students.map(({ className }) => className))]
  const rates = classes.map((name) => ratesOf(students.filter(({ className }) => className === name)))
  const servedOn = Map.groupBy(served, ({ date }) => date)
  const weighed = areWeighed(served)
  const dates = new Set([...rates.flatMap((ofClass) => [...ofClass.keys()]), ...servedOn.keys()])
  const days = [...dates].toSorted().map((date): ReportDay => {
    const rows = servedOn.get(date) ?? []
    const { response, sales } = figuresOf(rows, weighed)
    return {
      date,
      rates: rates.map((ofClass) => ofClass.get(date) ?? null),
      response,
      sales: rows.some((row) => row.sales !== null) ? sales : null,
    }
  })
  return {
    classes,
    days: days.filter(({ rates: known, response, sales }) =>
      [...known, response, sales].some((one) => one !== null),
    ),
  }
}

/** Of the students of one class, by date. */
function ratesOf(students: readonly Reported[]): Map<WorkDate, DayRate> {
  const shifts = students.flatMap(({ facts }) => facts.attendance)
  const days = [...Map.groupBy(shifts, ({ date }) => date)].flatMap(([date, attendance]) => {
    const ended = attendanceOf({ attendance })
    const rate = rateOf(ended)
    return rate ? [{ date, rate, count: ended.attended + ended.absent + ended.leave }] : []
  })
  const fullest = Math.max(...days.map(({ count }) => count))
  return new Map(days.map(({ date, ...day }) => [date, { ...day, few: day.count * 4 < fullest }]))
}
