import type { WorkDate } from '../time/work-date.ts'
import { attendanceOf } from './hours.ts'
import { rateOf } from './rate.ts'
import type { Reported } from './season-report.ts'
import { areWeighed, figuresOf, type Served } from './served.ts'

export interface ReportDay {
  readonly date: WorkDate
  /** 出勤率 of each class in per cent with one decimal, in the order of the classes; null where nobody was to come. */
  readonly rates: readonly (string | null)[]
  /** Seconds with one decimal. */
  readonly response: string | null
  /** Yuan; null where no row of the day names them. */
  readonly sales: string | null
}

/** The season day by day, for charts: of facts alone, as the report is. A date of which nothing is known is none. */
export function reportDays(students: readonly Reported[], served: readonly Served[]) {
  const classes = [...new Set(students.map(({ className }) => className))]
  const shifts = students.flatMap(({ className, facts }) =>
    facts.attendance.map((attendance) => ({ className, date: attendance.date, attendance })),
  )
  const [byDate, servedOn] = [
    Map.groupBy(shifts, ({ date }) => date),
    Map.groupBy(served, ({ date }) => date),
  ]
  const weighed = areWeighed(served)
  const days = [...new Set([...byDate.keys(), ...servedOn.keys()])].toSorted().map((date): ReportDay => {
    const ofClass = Map.groupBy(byDate.get(date) ?? [], ({ className }) => className)
    const rows = servedOn.get(date) ?? []
    const { response, sales } = figuresOf(rows, weighed)
    return {
      date,
      rates: classes.map((name) => {
        const attendance = (ofClass.get(name) ?? []).map((one) => one.attendance)
        return rateOf(attendanceOf({ attendance })) ?? null
      }),
      response,
      sales: rows.some((row) => row.sales !== null) ? sales : null,
    }
  })
  return {
    classes,
    days: days.filter(({ rates, response, sales }) =>
      [...rates, response, sales].some((one) => one !== null),
    ),
  }
}
