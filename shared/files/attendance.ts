import type { AttendanceState } from '../allowance/facts.ts'
import { clockMinutes } from '../time/clock-time.ts'
import { blankable, required } from './column.ts'
import { shift, student } from './reference-cells.ts'
import { checkedTable, type Fields, type RowOf } from './table.ts'
import { oneOf, yesOrNo } from './text-cells.ts'
import { clockTime, date } from './time-cells.ts'

const state = oneOf<AttendanceState>([
  ['出勤', 'present'],
  ['迟到', 'late'],
  ['早退', 'left-early'],
  ['缺勤', 'absent'],
  ['请假', 'leave'],
  ['休息', 'rest'],
])

const columns = {
  number: required('学号', student),
  date: required('日期', date),
  shift: required('班次', shift),
  checkIn: blankable('签到', clockTime, null),
  checkOut: blankable('签退', clockTime, null),
  state: required('状态', state),
  confirmed: required('确认', yesOrNo),
}

/** attendance.csv: what the roll call found for a student's shift; only confirmed rows count for money. */
export const attendance = checkedTable({
  file: 'attendance.csv',
  needs: ['season.json', 'roster.csv'],
  columns,
  key: ['number', 'date', 'shift'],
  finish: (fields: Fields<typeof columns>, _refs, report) => {
    const { checkIn, checkOut } = fields
    // A check-out at two in the night written as 02:00. Times cost nobody money, so the row stands.
    if (checkIn !== null && checkOut !== null && clockMinutes(checkOut) < clockMinutes(checkIn)) {
      report.remark('checkOut', 'out-before-in', { checkIn })
    }
    return fields
  },
})

export type AttendanceRow = RowOf<typeof attendance>
