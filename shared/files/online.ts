import { studentOf } from './account-student.ts'
import { optional, required } from './column.ts'
import { whole } from './number-cells.ts'
import { student } from './reference-cells.ts'
import { checkedTable, type Fields, type RowOf } from './table.ts'
import { code } from './text-cells.ts'
import { date } from './time-cells.ts'

const columns = {
  number: optional('学号', student, null),
  account: optional('账号', code, null),
  date: required('日期', date),
  minutes: required('在线分钟', whole(0, 1_440)),
}

type OnlineFields = Fields<typeof columns>

/**
 * online.csv: minutes logged on to the customer-service client, several rows of a date adding up. The company's
 * report may name the desk account instead of the student; accounts.csv then says who held it that day.
 */
export const online = checkedTable({
  file: 'online.csv',
  needs: ['roster.csv'],
  columns,
  either: ['学号', '账号'],
  needsWithout: { header: '学号', file: 'accounts.csv' },
  finish: (fields: OnlineFields, refs, report) => {
    const number = studentOf(fields, refs, report.refuse)
    return number === undefined ? undefined : { number, date: fields.date, minutes: fields.minutes }
  },
})

export type OnlineRow = RowOf<typeof online>
