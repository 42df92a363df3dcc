/** The plan of the classes as the season after takes it along: on the same weekdays, with what was said for it. */
import { planWarnings, touches, type PlanWarningCode } from '../shifts/plan-warnings.ts'
import type { PlanCell } from '../shifts/plan-grid.ts'
import { weekdayOf, type WorkDate } from '../time/work-date.ts'
import type { Season } from './season.ts'

/** By how many days the plan moves where the stages move by these: a Monday stays one, whatever the first day is. */
export const wholeWeeks = (days: number): number => Math.round(days / 7) * 7

/** What somebody said of the warnings that a change of the plan touched, and which of its cells, `date class`, still hold. */
export interface Explained {
  readonly cells: ReadonlySet<string>
  readonly reasons: Readonly<Record<string, string>>
}

/** Warnings of a class's hours alone: who is on the roster, how many seats there are and where a holiday falls is another year's. */
const ofHours: Partial<Record<PlanWarningCode, string>> = {
  overlap: '两班重叠',
  rest: '班间休息',
  hours: '工时',
  night: '夜间',
  'no-rest-day': '连续七天',
}

export interface Remark {
  readonly date: WorkDate
  readonly className: string
  readonly text: string
}

/** The reasons that stand for what the plan still has; of several words about one warning the latest, which comes first. */
export function remarksOn(
  { shifts, stages }: Season,
  cells: readonly PlanCell[],
  changes: readonly Explained[],
): Remark[] {
  const held = new Map(cells.map(({ date, className, cell }) => [`${date} ${className}`, cell]))
  const names = [...new Set(cells.map(({ className }) => className))].toSorted()
  const classes = names.map((name) => ({ name, students: 0 }))
  const dates = [...new Set(cells.map(({ date }) => date))].toSorted()
  const ground = { shifts, stages, classes, rooms: [], gaps: [], holidays: [] }
  return planWarnings(ground, (date, name) => held.get(`${date} ${name}`) ?? '', dates).flatMap((warning) => {
    const { code, date, className } = warning
    const reason = changes.find((one) => one.reasons[code] && touches(one.cells, warning))?.reasons[code]
    return reason && ofHours[code] ? [{ date, className, text: `${ofHours[code]}：${reason}` }] : []
  })
}

const weekdays = '一二三四五六日'

/** The header and the rows of a plan of classes, a row a date, as the import reads it; remarks it passes over. */
export function planTable(cells: readonly PlanCell[], remarks: readonly Remark[] = []): string[][] {
  const classes = [...new Set(cells.map(({ className }) => className))].toSorted()
  const dates = Map.groupBy(cells, ({ date }) => date)
  const said = Map.groupBy(remarks, ({ date }) => date)
  const remarkOn = (date: WorkDate) =>
    (said.get(date) ?? []).map(({ className, text }) => `${className} ${text}`).join('；')
  return [
    ['日期', '星期', ...classes, ...(remarks.length ? ['备注'] : [])],
    ...[...dates]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, all]) => [
        date,
        weekdays[weekdayOf(date)]!,
        ...classes.map((name) => all.find(({ className }) => className === name)?.cell ?? ''),
        ...(remarks.length ? [remarkOn(date)] : []),
      ]),
  ]
}
