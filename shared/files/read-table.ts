import { reasonOf } from './cell.ts'
import { placeColumns } from './header.ts'
import type { Problem } from './problem.ts'
import { readCells, type Found } from './read-cells.ts'
import type { References } from './references.ts'
import { maxRows, type Sheet } from './sheet.ts'
import type { Columns, Fields, Outcome, Report, Row, Table } from './table.ts'

/** The rows of a sheet that stand, and all that speaks against the others; or why there are no columns to read. */
export function readTable<C extends Columns, F extends object>(
  table: Table<C, F>,
  sheet: Sheet,
  refs: References,
): Outcome<Row<F>> | Problem {
  const places = placeColumns(sheet, Object.values(table.columns), table.either ?? [])
  if ('reason' in places) return places
  const read: Outcome<Row<F>> = { rows: [], refused: [], problems: [], warnings: [] }
  const repeated = repeatFinder(table)
  for (const row of sheet.rows.slice(0, maxRows)) {
    const { line } = row
    const { fields, found } = readCells(table.columns, places, sheet.header.cells, row, refs)
    const remarks: Found[] = []
    const finished = finish(table, fields, refs, found, remarks)
    if (finished && found.length === 0) found.push(...repeated(fields, line))
    const at = { file: sheet.file, line }
    read.problems.push(...found.map((problem) => ({ ...at, ...problem })))
    read.warnings.push(...remarks.map((remark) => ({ ...at, ...remark })))
    if (!finished || found.length > 0) read.refused.push(fields)
    else read.rows.push({ ...finished, line, content: JSON.stringify(Object.values(finished)) })
  }
  const beyond = sheet.rows[maxRows]
  if (beyond) {
    const reason = reasonOf('too-many-rows', { max: maxRows })
    read.problems.push({ file: sheet.file, line: beyond.line, column: '-', reason })
  }
  return read
}

/** Only a row whose cells are all good is looked at as a whole. */
function finish<C extends Columns, F>(
  table: Table<C, F>,
  fields: Partial<Fields<C>>,
  refs: References,
  found: Found[],
  remarks: Found[],
): F | undefined {
  if (found.length > 0) return undefined
  const report: Report<C> = {
    refuse: (column, code, params) => found.push(entry(table.columns, column, reasonOf(code, params))),
    remark: (column, code, params) => remarks.push(entry(table.columns, column, reasonOf(code, params))),
  }
  return table.finish(fields as Fields<C>, refs, report)
}

const entry = (columns: Columns, column: string, reason: Found['reason']): Found => ({
  column: columns[column]?.header ?? column,
  reason,
})

/** Tells which rows repeat the key of an earlier one that stands. */
function repeatFinder<C extends Columns, F>({ key, columns }: Table<C, F>) {
  const firstLines = new Map<string, number>()
  return (fields: Partial<Fields<C>>, line: number): Found[] => {
    if (!key) return []
    const text = JSON.stringify(key.map((field) => fields[field]))
    const firstLine = firstLines.get(text)
    if (firstLine === undefined) {
      firstLines.set(text, line)
      return []
    }
    const column = key.map((field) => columns[field]?.header).join(' + ')
    return [{ column, reason: reasonOf('duplicate-key', { firstLine }) }]
  }
}
