import { positionNames, type Position } from '../people/roles.ts'
import { reasonOf } from './cell.ts'
import { blankable, optional, required } from './column.ts'
import { cardNumber, idNumber, phone } from './private-cells.ts'
import type { Problem } from './problem.ts'
import { readTable } from './read-table.ts'
import type { References } from './references.ts'
import type { Sheet } from './sheet.ts'
import { checkedTable, type Fields, type Outcome, type RowOf } from './table.ts'
import { identifier, line, oneOf } from './text-cells.ts'
import { date } from './time-cells.ts'

const columns = {
  number: required('学号', identifier),
  name: required('姓名', line(60)),
  className: required('班级', line(60)),
  group: required('小组', line(60)),
  position: required(
    '岗位',
    oneOf<Position>([
      [positionNames.student, 'student'],
      [positionNames.leader, 'leader'],
    ]),
  ),
  phone: blankable('手机号', phone, null),
  idNumber: blankable('身份证号', idNumber, null),
  cardNumber: blankable('银行卡号', cardNumber, null),
  /** null: lives elsewhere, and is not expected back at night. */
  dorm: blankable('宿舍', line(60), null),
  /** Outside these dates nothing is planned or expected. */
  from: optional('入营', date, null),
  to: optional('离营', date, null),
}

/** roster.csv: who takes part. The other tables refer to its 学号 and 班级. */
export const roster = checkedTable({
  file: 'roster.csv',
  needs: [],
  columns,
  key: ['number'],
  finish: (fields: Fields<typeof columns>, _refs, report) => {
    const { from, to } = fields
    if (from !== null && to !== null && to < from) report.refuse('to', 'end-before-start', { start: from })
    return fields
  },
})

export type RosterRow = RowOf<typeof roster>

/** Reads the roster, and remarks where two of its students have one number. */
export function readRoster(sheet: Sheet, refs: References): Outcome<RosterRow> | Problem {
  const read = readTable(roster, sheet, refs)
  if ('reason' in read) return read
  return { ...read, warnings: [...read.warnings, ...sharedNumbers(sheet.file, read.rows)] }
}

/** Two students with one card or one ID number: pay would go astray, though each row by itself is right. */
function sharedNumbers(file: string, rows: readonly RosterRow[]): Problem[] {
  const firstLines = new Map<string, number>()
  return rows.flatMap((row) =>
    (['idNumber', 'cardNumber'] as const).flatMap((field) => {
      if (row[field] === null) return []
      const key = `${field} ${row[field]}`
      const firstLine = firstLines.get(key)
      if (firstLine === undefined) {
        firstLines.set(key, row.line)
        return []
      }
      const reason = reasonOf('same-number', { firstLine })
      return [{ file, line: row.line, column: columns[field].header, reason }]
    }),
  )
}
