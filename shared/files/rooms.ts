import { blankable, required } from './column.ts'
import { whole } from './number-cells.ts'
import { schoolClass } from './reference-cells.ts'
import { table, type RowOf } from './table.ts'
import { line, severalOf } from './text-cells.ts'

/** rooms.csv: where the classes sit, and on how many machines. */
export const rooms = table({
  file: 'rooms.csv',
  needs: ['roster.csv'],
  columns: {
    name: required('教室', line(60)),
    seats: required('座位数', whole(0, 100_000)),
    machines: required('可用机器', whole(0, 100_000)),
    classes: blankable('班级', severalOf(schoolClass), []),
  },
})

export type RoomRow = RowOf<typeof rooms>
