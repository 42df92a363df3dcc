import type { Book, Column } from '../sheets/sheet.ts'
import { counted } from './report.ts'
import type { Counts, Report } from './report.ts'

const heads: Record<keyof Counts, string> = {
  planned: '应到',
  came: '签到',
  confirmed: '已确认',
  present: '出勤',
  late: '迟到',
  leftEarly: '早退',
  absent: '缺勤',
  leave: '请假',
  unconfirmed: '待确认',
  disputes: '分歧',
  onlineMissing: '缺在线时长',
}
const counts: Column[] = counted.map((name) => ({ head: heads[name], width: 10, holds: 'count' }))
const shift: Column = { head: '班次', width: 14, holds: 'text' }
const cellsOf = (line: Counts) => counted.map((name) => String(line[name]))

/** The report as one table: of the workbook one sheet with a column for the class; of a csv the class is first anyway. */
export function reportBook(
  report: Report,
  format: 'xlsx' | 'csv',
  { mark, made }: Pick<Book, 'mark' | 'made'>,
): Book {
  const title = '考勤日报'
  const sheet = { title, facts: [report.date], notes: [], hands: [] }
  if (format === 'csv') {
    const classes = Map.groupBy(report.lines, (line) => line.className)
    const sheets = [...classes].map(([name, lines]) => ({
      ...sheet,
      name,
      columns: [shift, ...counts],
      rows: lines.map((line) => [line.name, ...cellsOf(line)]),
      sums: [],
    }))
    return { title, sheets, mark, made }
  }
  const whole = {
    ...sheet,
    name: report.date,
    columns: [{ head: '班级', width: 18, holds: 'text' } as const, shift, ...counts],
    rows: report.lines.map((line) => [line.className, line.name, ...cellsOf(line)]),
    sums: ['合计', undefined, ...cellsOf(report.totals)],
  }
  return { title, sheets: [whole], mark, made }
}
