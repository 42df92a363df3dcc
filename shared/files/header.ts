import { reasonOf } from './cell.ts'
import type { Column } from './column.ts'
import type { Problem } from './problem.ts'
import type { Sheet } from './sheet.ts'
import { halfWidth } from './text-cells.ts'

/** Where in a row each column stands; undefined for one that the file does not have. */
export type Places = readonly (number | undefined)[]

/** A header as it is compared: blanks, line breaks and invisible marks in it mean nothing. */
export function headerName(cell: string): string {
  return halfWidth(cell).replaceAll(/[\s\p{Cf}]/gu, '')
}

/**
 * Finds the columns in the header of a sheet, in whatever order they stand and among whatever others; or the one
 * problem for which the table cannot be read. Of the columns in `either` the file needs one.
 */
export function placeColumns(
  sheet: Sheet,
  columns: readonly Column<unknown>[],
  either: readonly string[],
): Places | Problem {
  const names = sheet.header.cells.map(headerName)
  const places = new Map<string, number>()
  const wanted = new Set(columns.map(({ header }) => headerName(header)))
  const at = { file: sheet.file, line: sheet.header.line }
  for (const [place, name] of names.entries()) {
    if (!wanted.has(name)) continue
    if (places.has(name)) return { ...at, column: name, reason: reasonOf('repeated-column', {}) }
    places.set(name, place)
  }
  const missing = columns
    .filter(({ mustExist, header }) => mustExist && !places.has(headerName(header)))
    .map(({ header }) => header)
  if (either.length > 0 && !either.some((header) => places.has(header))) missing.push(either.join('/'))
  if (missing.length > 0) {
    return { ...at, column: missing.join('、'), reason: reasonOf('missing-columns', { columns: missing }) }
  }
  return columns.map(({ header }) => places.get(headerName(header)))
}
