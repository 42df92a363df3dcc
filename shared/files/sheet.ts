import { quote } from './cell.ts'
import { maxColumns, readCsv, type CsvFault } from './csv.ts'
import { decode } from './decode.ts'
import type { Problem } from './problem.ts'
import { reasonOf } from './cell.ts'
import type { Reason } from './reasons.ts'

/** A row of a table before anything is known of its columns. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
  /** Why the row could not be taken apart beyond these cells. */
  readonly fault?: CsvFault | undefined
  /** Cells, by place, that must not be read as what they show. */
  readonly refused?: ReadonlyMap<number, Reason>
}

/** What one file may hold; a season's attendance has about 12,000 rows. */
export const maxRows = 100_000

/** A table as rows of cells, the first of them its header. What reads another format gives this as well. */
export interface Sheet {
  readonly file: string
  readonly header: SheetRow
  readonly rows: readonly SheetRow[]
}

const otherSeparators: readonly (readonly [string, string])[] = [
  ['\t', 'Tab'],
  [';', ';'],
  ['，', '，'],
]

/** The sheet of a CSV file, blank lines left out, or why the file as a whole cannot be read. */
export function readSheet(file: string, bytes: Uint8Array): Sheet | Problem {
  const decoded = decode(bytes)
  if ('reason' in decoded) return { file, line: 1, column: '-', reason: decoded.reason }
  const rows: SheetRow[] = []
  for (const row of readCsv(decoded.text)) {
    if (row.fault || !row.cells.every(isBlank)) rows.push(row)
    // The header, and one row more than is read, for that to be said.
    if (rows.length > maxRows + 1) break
  }
  const header = rows.shift()
  if (header === undefined) return { file, line: 1, column: '-', reason: reasonOf('empty-file', {}) }
  const reason = headerFault(header)
  return reason ? { file, line: header.line, column: '-', reason } : { file, header, rows }
}

function headerFault({ cells, fault }: SheetRow): Reason | undefined {
  if (fault) return reasonOf(fault, {})
  if (cells.length > maxColumns) return reasonOf('too-many-columns', { max: maxColumns })
  const [only = '', ...others] = cells
  const found = otherSeparators.find(([mark]) => others.length === 0 && only.includes(mark))
  return found && reasonOf('not-comma-separated', { found: quote(found[1]) })
}

export const isBlank = (cell: string): boolean => cell === '' || cell.trim() === ''
