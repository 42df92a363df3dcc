import { blankable, required } from './column.ts'
import { whole } from './number-cells.ts'
import { student } from './reference-cells.ts'
import { table, type RowOf } from './table.ts'
import { note } from './text-cells.ts'
import { date } from './time-cells.ts'

/** points.csv: the running score, which is not money. Points may also be taken away. */
export const points = table({
  file: 'points.csv',
  needs: ['roster.csv'],
  columns: {
    number: required('学号', student),
    date: required('日期', date),
    points: required('积分', whole(-1_000_000, 1_000_000)),
    reason: blankable('事由', note(500), ''),
  },
})

export type PointsRow = RowOf<typeof points>
