import type { Cell, Column, Sheet } from './sheet.ts'
import { look } from './xlsx-styles.ts'
import { cellText, xml } from './xml-text.ts'

export interface Picture {
  png: Uint8Array
  alt: string
  /** Counted from zero, as drawings do. */
  row: number
  column: number
}

export interface SheetPart {
  text: string
  pictures: Picture[]
  /** The rows that every printed page begins with. */
  headRow: number
  lastRow: number
  lastColumn: string
}

const points = { title: 30, fact: 18, head: 24, row: 20, signed: 32, note: 20, line: 15 }

/** What the lines after the first add: no program makes a row of given height taller. A Chinese letter is two digits wide. */
const further = (value: Cell, width: number) => {
  if (typeof value !== 'string') return 0
  const digits = [...value].reduce((sum, letter) => sum + (letter > '\xff' ? 2 : 1), 0)
  return Math.max(0, Math.ceil(digits / (width - 1)) - 1) * points.line
}
export const letter = (column: number) => String.fromCharCode(65 + column)

/** White space that readers of XML would drop or draw together. */
const spaced = /^\s|\s$|\s\s|[\t\n]/

function text(at: string, style: number, value: string): string {
  if (!value) return `<c r="${at}" s="${style}"/>`
  const space = spaced.test(value) ? ' xml:space="preserve"' : ''
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${space}>${cellText(value)}</t></is></c>`
}
const figure = (at: string, style: number, value: string) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
const row = (n: number, height: number, cells: string) =>
  `<row r="${n}" ht="${height}" customHeight="1">${cells}</row>`

/** One sheet of the workbook, ready to be printed on A4; signatures come beside it as pictures. */
export function sheetPart(sheet: Sheet, mark: string, selected: boolean): SheetPart {
  const { columns, rows } = sheet
  const lastColumn = letter(columns.length - 1)
  const lines: string[] = []
  const merged: string[] = []
  const wide = (height: number, style: number, value: string) => {
    const n = lines.length + 1
    merged.push(`<mergeCell ref="A${n}:${lastColumn}${n}"/>`)
    lines.push(row(n, height, text(`A${n}`, style, value)))
  }
  wide(points.title, look.title, sheet.title)
  for (const fact of sheet.facts) wide(points.fact, look.fact, fact)
  const headRow = lines.length + 1
  lines.push(
    row(
      headRow,
      points.head,
      columns.map(({ head }, c) => text(letter(c) + headRow, look.head, head)).join(''),
    ),
  )
  const signed = columns.some(({ holds }) => holds === 'signature')
  const pictures: Picture[] = []
  rows.forEach((cells, i) => {
    const n = headRow + 1 + i
    cells.forEach((cell, column) => {
      if (typeof cell !== 'string') pictures.push({ png: cell.picture, alt: cell.alt, row: n - 1, column })
    })
    const said = cells.map((cell, c) => cellXml(letter(c) + n, columns[c]!, cell))
    const taller = Math.max(...cells.map((cell, c) => further(cell, columns[c]!.width)))
    lines.push(row(n, Math.max(signed ? points.signed : 0, points.row + taller), said.join('')))
  })
  const [first, last] = [headRow + 1, headRow + rows.length]
  const n = last + 1
  const sums = sheet.sums.map((sum, c) => {
    if (columns[c]!.holds !== 'amount' || sum === undefined)
      return text(letter(c) + n, look.sumWord, sum ?? '')
    // Live, and with its value for whoever shows the file without reckoning.
    return `<c r="${letter(c)}${n}" s="${look.sum}"><f>SUM(${letter(c)}${first}:${letter(c)}${last})</f><v>${sum}</v></c>`
  })
  lines.push(row(n, points.head, sums.join('')))
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  for (const note of sheet.notes) wide(points.note + further(note, whole), look.note, note)
  wide(points.head * 1.5, look.note, sheet.hands.join('　　　　　　　　　　　　'))
  wide(points.note, look.mark, mark)
  const numbers = columns.flatMap(({ holds }, c) =>
    holds === 'number' ? [`${letter(c)}${first}:${letter(c)}${last}`] : [],
  )
  return {
    pictures,
    headRow,
    lastRow: lines.length,
    lastColumn,
    text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${lastColumn}${lines.length}"/><sheetViews><sheetView showGridLines="0"${selected ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${first}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
      .map(({ width }, c) => `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`)
      .join(
        '',
      )}</cols><sheetData>${lines.join('')}</sheetData><mergeCells count="${merged.length}">${merged.join('')}</mergeCells><printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${xml(footer(mark))}</oddFooter></headerFooter>${
      numbers.length
        ? `<ignoredErrors><ignoredError sqref="${numbers.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
        : ''
    }${pictures.length ? '<drawing r:id="rId1"/>' : ''}</worksheet>`,
  }
}

function cellXml(at: string, { holds }: Column, cell: Cell): string {
  if (typeof cell !== 'string') return text(at, look.text, '')
  if (holds === 'count') return figure(at, look.count, cell)
  if (holds === 'amount') return figure(at, look.amount, cell)
  return text(at, holds === 'number' ? look.number : look.text, cell)
}

/**
 * A footer has 255 characters, and `&` begins a code in it; the space keeps a digit out of the size before it. A hash,
 * which stands whole at the end of the sheet, is cut: it would run into the page's number.
 */
const footer = (mark: string) =>
  `&L&7 ${mark
    .replace(/\b([0-9a-f]{16})[0-9a-f]{48}\b/, '$1…')
    .slice(0, 180)
    .replaceAll('&', '&&')}&R&9 第 &P 页 共 &N 页`
