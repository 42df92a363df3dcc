import { optional, required } from './column.ts'
import { whole } from './number-cells.ts'
import { student } from './reference-cells.ts'
import { table, type RowOf } from './table.ts'
import { oneOf } from './text-cells.ts'
import { date } from './time-cells.ts'

/** assessments.csv: each attempt to pass the training. */
export const assessments = table({
  file: 'assessments.csv',
  needs: ['roster.csv'],
  columns: {
    number: required('学号', student),
    date: required('日期', date),
    attempt: required('次数', whole(1, 99)),
    passed: required(
      '结果',
      oneOf<boolean>([
        ['通过', true],
        ['未通过', false],
      ]),
    ),
    /** Characters a minute. */
    typingSpeed: optional('打字速度', whole(0, 1_000), null),
  },
  key: ['number', 'attempt'],
})

export type AssessmentRow = RowOf<typeof assessments>
