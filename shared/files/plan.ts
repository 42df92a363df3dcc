import { weekdayOf, type WorkDate } from '../time/work-date.ts'
import { cleanCell, quote, reasonOf, Refusal } from './cell.ts'
import { optional, required, type Column } from './column.ts'
import { headerName } from './header.ts'
import type { Problem } from './problem.ts'
import { plannedShift } from './reference-cells.ts'
import { readTable } from './read-table.ts'
import type { References } from './references.ts'
import type { Sheet } from './sheet.ts'
import type { Columns, Outcome, Row, Table } from './table.ts'
import { line, oneLine } from './text-cells.ts'
import { date } from './time-cells.ts'

/** What the plan says of one date: for each class a shift (code or range), 待定, or nothing for rest. */
export interface PlanFields {
  readonly date: WorkDate
  readonly classes: readonly { readonly className: string; readonly shift: string }[]
}

export type PlanRow = Row<PlanFields>

/** Columns that people add to a plan and that are no class. */
const remarks = new Set(['备注', ''])

const fixed = { date: required('日期', date), weekday: optional('星期', line(10), null) }
const fixedNames = new Set(Object.values(fixed).map(({ header }) => header))

/** plan.csv: date × class. A column with shifts in it is that of a class, which the roster must have. */
export const plan = { file: 'plan.csv', needs: ['season.json', 'roster.csv'] } as const

/** Reads the plan; a column of an unknown class is listed and left out, the others stand. */
export function readPlan(sheet: Sheet, refs: References): Outcome<PlanRow> | Problem {
  const at = { file: sheet.file, line: sheet.header.line }
  const names = sheet.header.cells.flatMap((cell, place) => {
    if (remarks.has(headerName(cell)) || fixedNames.has(headerName(cell))) return []
    const name = className(cell)
    return refs.classes.has(name) || saysShifts(sheet, place, refs) ? [name] : []
  })
  const unknown = names
    .filter((name) => !refs.classes.has(name))
    .map((name) => ({ ...at, column: name, reason: reasonOf('unknown-class', { text: quote(name) }) }))
  // In one order, so that columns that change places do not make another plan.
  const known = [...new Set(names.filter((name) => refs.classes.has(name)))].sort()
  const read = readTable(tableOf(known), sheet, refs)
  if ('reason' in read) return read
  if (names.length === 0) return { ...at, column: '-', reason: reasonOf('missing-class-columns', {}) }
  return { ...read, problems: [...unknown, ...read.problems] }
}

/** An extra column is passed over as in any table; one with a shift in it is a class that the roster lacks. */
function saysShifts({ rows }: Sheet, place: number, refs: References): boolean {
  return rows.some(({ cells }) => {
    const text = cleanCell(cells[place] ?? '')
    return !(text instanceof Refusal) && text !== '' && !(plannedShift(text, refs) instanceof Refusal)
  })
}

function className(cell: string): string {
  const text = cleanCell(cell)
  return oneLine(text instanceof Refusal ? cell : text)
}

function tableOf(classNames: readonly string[]): Table<Columns, PlanFields> {
  // Named by position: a class may be called anything, also by a name that objects use for themselves.
  const ofClasses = classNames.map(
    (name, place) => [`class${place}`, optional(name, plannedShift, '')] as const,
  )
  return {
    ...plan,
    columns: { ...fixed, ...Object.fromEntries<Column<unknown>>(ofClasses) },
    key: ['date'],
    finish: (fields, _refs, report) => {
      const day = fields.date as WorkDate
      const weekday = fields.weekday as string | null
      if (weekday !== null && weekdayIn(weekday) !== weekdayOf(day)) {
        report.remark('weekday', 'weekday-differs', { text: weekday, weekday: weekdayOf(day) })
      }
      const shiftOf = (place: number) => fields[`class${place}`] as string
      return {
        date: day,
        classes: classNames.map((className, place) => ({ className, shift: shiftOf(place) })),
      }
    },
  }
}

/** 0 for 周一, 星期一 or 一; -1 for what is no weekday. */
function weekdayIn(text: string): number {
  const [, day = '?'] = /^(?:周|星期|礼拜)?([一二三四五六日天])$/.exec(text) ?? []
  return '一二三四五六日'.indexOf(day === '天' ? '日' : day)
}
