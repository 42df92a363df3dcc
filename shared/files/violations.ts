import type { ViolationState } from '../allowance/facts.ts'
import { blankable, required } from './column.ts'
import { amount } from './number-cells.ts'
import { student, violationKind } from './reference-cells.ts'
import { table, type RowOf } from './table.ts'
import { note, oneOf } from './text-cells.ts'
import { date } from './time-cells.ts'

const state = oneOf<ViolationState>([
  ['生效', 'in-force'],
  ['申诉中', 'appealed'],
  ['撤销', 'withdrawn'],
])

const columns = {
  number: required('学号', student),
  date: required('日期', date),
  kind: required('类别', violationKind),
  note: blankable('说明', note(500), ''),
  /** null: what the season asks for the kind; "0" is an amount. */
  deduction: blankable('扣款', amount, null),
  state: required('状态', state),
}

/** violations.csv: breaches of the rules of the room, each with what it costs. */
export const violations = table({
  file: 'violations.csv',
  needs: ['season.json', 'roster.csv'],
  columns,
})

export type ViolationRow = RowOf<typeof violations>
