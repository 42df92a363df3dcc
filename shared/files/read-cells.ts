import { cleanCell, reasonOf, Refusal } from './cell.ts'
import type { Column } from './column.ts'
import type { Places } from './header.ts'
import type { Reason } from './reasons.ts'
import type { References } from './references.ts'
import { isBlank, type SheetRow } from './sheet.ts'
import type { Columns, Fields } from './table.ts'

export interface Found {
  readonly column: string
  readonly reason: Reason
}

/** The cells of a row that can be read, by field, and what is wrong with each of the others. */
export function readCells<C extends Columns>(
  columns: C,
  places: Places,
  header: readonly string[],
  { cells, fault, refused }: SheetRow,
  refs: References,
): { fields: Partial<Fields<C>>; found: Found[] } {
  const nameOf = (place: number) => header[place]?.trim() || `#${place + 1}`
  const fields: Partial<Record<string, unknown>> = {}
  const found: Found[] = []
  for (const [index, field] of Object.keys(columns).entries()) {
    const column = columns[field] as Column<unknown>
    const place = places[index]
    const reason = place === undefined ? undefined : refused?.get(place)
    const value = reason
      ? new Refusal(reason)
      : readCell(column, place === undefined ? '' : (cells[place] ?? ''), refs)
    if (value instanceof Refusal) found.push({ column: column.header, reason: value.reason })
    else fields[field] = value
  }
  const beyond = cells.findIndex((cell, place) => place >= header.length && !isBlank(cell))
  if (beyond >= 0) {
    found.push({ column: nameOf(beyond), reason: reasonOf('too-many-cells', { expected: header.length }) })
  }
  // Of a row that breaks off nothing is known but that: its later cells are not blank, they are unread.
  const broken = fault && { column: nameOf(cells.length), reason: reasonOf(fault, {}) }
  return { fields: fields as Partial<Fields<C>>, found: broken ? [broken] : found }
}

function readCell(column: Column<unknown>, raw: string, refs: References): unknown {
  const text = cleanCell(raw)
  if (text instanceof Refusal) return text
  if (text !== '') return column.read(text, refs)
  return column.blank === undefined ? new Refusal(reasonOf('required', {})) : column.blank
}
