import { required } from './column.ts'
import { amount } from './number-cells.ts'
import { student } from './reference-cells.ts'
import { table, type RowOf } from './table.ts'
import { line, yesOrNo } from './text-cells.ts'
import { date } from './time-cells.ts'

/** awards.csv: what the company adds; paid once the group's leader has reviewed it. */
export const awards = table({
  file: 'awards.csv',
  needs: ['roster.csv'],
  columns: {
    number: required('学号', student),
    date: required('日期', date),
    name: required('奖项', line(60)),
    amount: required('金额', amount),
    reviewed: required('小组长复核', yesOrNo),
  },
})

export type AwardRow = RowOf<typeof awards>
