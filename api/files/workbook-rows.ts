import { isBlank, maxRows } from '../../shared/files/sheet.ts'
import type { SheetRow } from '../../shared/files/sheet.ts'
import { reasonOf } from '../../shared/files/cell.ts'
import type { Reason } from '../../shared/files/reasons.ts'
import { numberText, timeText } from './number-text.ts'
import type { NumberKind } from './number-text.ts'
import { longestText, mostCells, textCollector } from './workbook-parts.ts'
import { attribute, readXml } from './xml.ts'
import { broken, tooLarge, Unreadable } from './zip.ts'

export interface Texts {
  strings: readonly string[]
  kinds: readonly NumberKind[]
  epoch: 1900 | 1904
}

type Row = SheetRow & { cells: string[]; refused?: Map<number, Reason> }
const refuse = (row: Row, place: number, reason: Reason) =>
  void (row.refused ??= new Map()).set(place, reason)
interface Cell {
  place: number
  type: string
  style: number
  value: string
  formula: boolean
}

/** What a spreadsheet can hold. */
const [mostColumns, lastLine, mostMerges] = [16_384, 1_048_576, 10_000]

/**
 * The rows of one sheet that have something in them, the header among them; a cell that may not be read as what it shows
 * (a formula, an error of the spreadsheet, part of a merged field) stands among the refused.
 */
export async function readRows(
  chunks: AsyncIterable<Uint8Array>,
  { strings, kinds, epoch }: Texts,
): Promise<SheetRow[]> {
  const rows: Row[] = []
  const inline = textCollector()
  const merges: string[] = []
  let [line, next, places] = [0, 0, 0]
  let row: Row | undefined
  let cell: Cell | undefined
  let inValue = false

  function openRow(attributes: string) {
    const number = Number(attribute(attributes, 'r') ?? line + 1)
    if (!(number > line && number <= lastLine)) throw broken()
    line = number
    next = 0
    row = { line, cells: [] }
  }
  function openCell(attributes: string) {
    if (!row || cell) throw broken()
    const place = placeOf(attribute(attributes, 'r'), line) ?? next
    if (place < next || place >= mostColumns) throw broken()
    next = place + 1
    const style = Number(attribute(attributes, 's') ?? 0)
    cell = { place, style, type: attribute(attributes, 't') ?? 'n', value: '', formula: false }
  }
  function closeCell(into: Row, { place, formula, ...raw }: Cell) {
    const text = textOf(raw)
    if (formula) refuse(into, place, reasonOf('formula-cell', {}))
    else if (raw.type === 'e') refuse(into, place, reasonOf('error-cell', {}))
    if (text === '' && !formula) return
    places += place + 1 - into.cells.length
    if (places > mostCells) throw tooLarge()
    while (into.cells.length < place) into.cells.push('')
    into.cells.push(text)
  }
  function closeRow(closed: Row) {
    if (closed.cells.every(isBlank) && !closed.refused) return
    if (rows.push(closed) > maxRows + 1) throw new Unreadable(reasonOf('too-many-rows', { max: maxRows }))
  }
  function textOf({ type, value, style }: Pick<Cell, 'type' | 'value' | 'style'>): string {
    if (type === 'inlineStr') return inline.taken()
    if (type === 's') {
      const found = value === '' ? '' : strings[Number(value)]
      if (found === undefined) throw broken()
      return found
    }
    if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value
    if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '')
    if (type !== 'n' || value === '') return value
    const kind = kinds[style] ?? 'number'
    return kind === 'number' ? numberText(value) : timeText(value, kind, epoch)
  }

  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v') inValue = true
      else if (name === 'mergeCell' && merges.push(attribute(attributes, 'ref') ?? '') > mostMerges)
        throw tooLarge()
      else if (cell) inline.handler.open(name)
    },
    text(text) {
      if (cell && inValue) {
        cell.value += text
        if (cell.value.length > longestText) throw tooLarge()
      } else if (cell) inline.handler.text(text)
    },
    close(name) {
      if (name === 'v') inValue = false
      else if (name === 'c' && cell && row) {
        closeCell(row, cell)
        cell = undefined
      } else if (name === 'row' && row) {
        closeRow(row)
        row = undefined
      } else if (cell) inline.handler.close(name)
    },
  })
  refuseMerged(rows, merges)
  return rows
}

/** 0 for A1's column; undefined where the cell does not say. The row it names must be its own. */
function placeOf(name: string | undefined, line: number): number | undefined {
  if (name === undefined) return undefined
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? []
  if (Number(digits) !== line) throw broken()
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Of a merged field one cell has a content and the others look as if they had. */
function refuseMerged(rows: readonly Row[], merges: readonly string[]) {
  // The header may be merged: a column without a name is nobody's.
  const [header, ...filled] = rows
  let marked = 0
  for (const merge of merges) {
    const [from, to] = merge.split(':').map((corner) => /^([A-Z]{1,3})(\d{1,7})$/.exec(corner))
    if (!header || !from || !to) continue
    const [first, last] = [Number(from[2]), Number(to[2])]
    const [left, right] = [placeOf(from[0], first)!, Math.min(placeOf(to[0], last)!, header.cells.length - 1)]
    for (let i = firstAt(filled, first); (filled[i]?.line ?? Infinity) <= last; i++)
      for (let place = left; place <= right; place++) {
        if (++marked > mostCells) throw tooLarge()
        refuse(filled[i]!, place, reasonOf('merged-cell', {}))
      }
  }
}

/** Where in the rows, which ascend, those from this line on begin. */
function firstAt(rows: readonly Row[], line: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.line < line) low = middle + 1
    else high = middle
  }
  return low
}
