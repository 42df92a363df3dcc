import { required } from './column.ts'
import { student } from './reference-cells.ts'
import { checkedTable, type Fields, type RowOf } from './table.ts'
import { code } from './text-cells.ts'
import { date } from './time-cells.ts'

const columns = {
  number: required('学号', student),
  policy: required('保单号', code),
  from: required('从', date),
  to: required('至', date),
}

/** insurance.csv: accident insurance of a student, both dates counted. */
export const insurance = checkedTable({
  file: 'insurance.csv',
  needs: ['roster.csv'],
  columns,
  finish: (fields: Fields<typeof columns>, _refs, report) => {
    if (fields.to < fields.from) report.refuse('to', 'end-before-start', { start: fields.from })
    return fields
  },
})

export type InsuranceRow = RowOf<typeof insurance>
