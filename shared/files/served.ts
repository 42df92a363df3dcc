import { studentOf } from './account-student.ts'
import { optional, required } from './column.ts'
import { amount, milliseconds, whole } from './number-cells.ts'
import { student } from './reference-cells.ts'
import { checkedTable, type Fields, type RowOf } from './table.ts'
import { code } from './text-cells.ts'
import { date } from './time-cells.ts'

const columns = {
  number: optional('学号', student, null),
  account: optional('账号', code, null),
  date: required('日期', date),
  /** In milliseconds; null where the report does not say, as with the others. */
  response: optional('平均响应秒', milliseconds(3_600), null),
  served: optional('接待人数', whole(0, 10_000), null),
  sales: optional('销售额', amount, null),
}

/**
 * service.csv: what the company's report says of a student's day with customers, as the season report shows it. The
 * program's own optional table: pay does not look at it. Several rows of a date are all counted.
 */
export const service = checkedTable({
  file: 'service.csv',
  needs: ['roster.csv'],
  columns,
  either: ['学号', '账号'],
  needsWithout: { header: '学号', file: 'accounts.csv' },
  finish: (fields: Fields<typeof columns>, refs, report) => {
    const number = studentOf(fields, refs, report.refuse)
    const { date, response, served, sales } = fields
    return number === undefined ? undefined : { number, date, response, served, sales }
  },
})

export type ServiceRow = RowOf<typeof service>
