import type { ErrorLevel } from '../allowance/facts.ts'
import { blankable, required } from './column.ts'
import { amount } from './number-cells.ts'
import { student } from './reference-cells.ts'
import { checkedTable, type Fields, type RowOf } from './table.ts'
import { oneOf, yesOrNo } from './text-cells.ts'
import { date } from './time-cells.ts'

const level = oneOf<ErrorLevel>([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['现金', 'cash'],
])

const columns = {
  number: required('学号', student),
  date: required('日期', date),
  level: required('级别', level),
  amount: blankable('金额', amount, null),
  companyVerified: required('甲方核实', yesOrNo),
  schoolVerified: required('乙方核实', yesOrNo),
}

/** errors.csv: quality errors found by the company's desk; only those that both sides verified count. */
export const errors = checkedTable({
  file: 'errors.csv',
  needs: ['season.json', 'roster.csv'],
  columns,
  finish: (fields: Fields<typeof columns>, refs, report): Fields<typeof columns> => {
    if (fields.level === 'cash') {
      if (fields.amount === null) report.refuse('amount', 'cash-needs-amount', {})
      return fields
    }
    const levels = refs.season?.errorLevels.map(({ level }) => level) ?? []
    if (!levels.includes(fields.level)) {
      const allowed = [...levels.map(String), '现金']
      report.refuse('level', 'not-one-of', { text: String(fields.level), allowed })
    }
    // The season says what an error of a level costs; a figure beside it is the company's, for its own books.
    if (fields.amount !== null) report.remark('amount', 'amount-ignored', {})
    return { ...fields, amount: null }
  },
})

export type ErrorRow = RowOf<typeof errors>
