import type { Cell, Column, Sheet } from '../../shared/sheets/sheet.ts'
import { a4 } from './paper.ts'
import type { Align, Box, Leaf, Paper } from './paper.ts'

const inner = a4.width - 2 * a4.margin
const bottom = a4.height - 34
const pad = 3
const sizes = { title: 16, fact: 9, head: 9.5, cell: 9.5, note: 9 }
const rowHeight = { head: 22, plain: 20, signature: 30 }
/** A drawn signature is 1,000 × 400. */
const picture = { width: 65, height: 26 }

const alignOf: Record<Column['holds'], Align> = {
  count: 'center',
  text: 'left',
  number: 'center',
  amount: 'right',
  signature: 'left',
}

/** Draws one sheet on as many pages as it takes, each with its title and the table's head. Gives the pages, and where the last one is free. */
export function drawTable(paper: Paper, sheet: Sheet): { pages: Leaf[]; y: number } {
  const columns = placed(sheet.columns)
  const least = sheet.columns.some(({ holds }) => holds === 'signature')
    ? rowHeight.signature
    : rowHeight.plain
  const heights = sheet.rows.map((cells) =>
    Math.max(
      least,
      ...cells.map((cell, c) =>
        typeof cell === 'string'
          ? paper.heightOf(cell, columns[c]!.width - 2 * pad, sizes.cell) + 2 * pad
          : 0,
      ),
    ),
  )
  const noteHeights = sheet.notes.map((note) => paper.heightOf(note, inner, sizes.note) + 5)
  const tail = rowHeight.head + noteHeights.reduce((a, b) => a + b, 0) + (sheet.hands.length ? 40 : 0) + 8
  const pages: Leaf[] = []
  let next = 0
  for (;;) {
    const page = paper.addPage()
    pages.push(page)
    const top = drawHead(paper, page, sheet, columns)
    let y = top + rowHeight.head
    const from = next
    // The sum and what is below it stay together with at least one line of the table.
    while (next < heights.length && y + heights[next]! <= bottom - (next === heights.length - 1 ? tail : 0))
      y += heights[next++]!
    if (next === from && next < heights.length) y += heights[next++]!
    drawRows(paper, page, sheet, columns, { from, to: next, top, heights })
    if (next === heights.length && y + tail <= bottom + 0.1)
      return { pages, y: drawTail(paper, page, sheet, columns, y, noteHeights) }
  }
}

/** The columns with their widths in points, and where each begins. */
function placed(columns: readonly Column[]) {
  const parts = columns.reduce((sum, { width }) => sum + width, 0)
  let x = a4.margin
  return columns.map((column) => {
    const width = (inner * column.width) / parts
    x += width
    return { ...column, width, x: x - width }
  })
}
type Columns = ReturnType<typeof placed>

function drawHead(paper: Paper, page: Leaf, sheet: Sheet, columns: Columns): number {
  const box = { x: a4.margin, width: inner }
  paper.write(page, sheet.title, { ...box, y: 28, height: 24 }, sizes.title, 'center')
  let y = 58
  for (const fact of sheet.facts) {
    paper.write(page, fact, { ...box, y, height: 14 }, sizes.fact)
    y += 14
  }
  y += 4
  paper.fill(page, { ...box, y, height: rowHeight.head }, 0.94)
  for (const { head, ...column } of columns)
    paper.write(page, head, within(column, y, rowHeight.head), sizes.head, 'center')
  return y
}

interface Rows {
  from: number
  to: number
  top: number
  heights: readonly number[]
}

function drawRows(
  paper: Paper,
  page: Leaf,
  sheet: Sheet,
  columns: Columns,
  { from, to, top, heights }: Rows,
) {
  const ends = [top, top + rowHeight.head]
  for (let i = from; i < to; i++) {
    const y = ends.at(-1)!
    sheet.rows[i]!.forEach((cell, c) => drawCell(paper, page, columns[c]!, cell, y, heights[i]!))
    ends.push(y + heights[i]!)
  }
  grid(paper, page, columns, ends)
}

function drawCell(paper: Paper, page: Leaf, column: Columns[number], cell: Cell, y: number, height: number) {
  if (typeof cell === 'string') {
    paper.write(page, cell, within(column, y, height), sizes.cell, alignOf[column.holds])
    return
  }
  const at = { x: column.x + (column.width - picture.width) / 2, y: y + (height - picture.height) / 2 }
  paper.picture(page, cell.picture, { ...picture, ...at })
}

function drawTail(
  paper: Paper,
  page: Leaf,
  sheet: Sheet,
  columns: Columns,
  from: number,
  noteHeights: readonly number[],
): number {
  columns.forEach((column, c) => {
    const align = column.holds === 'amount' ? 'right' : 'center'
    paper.write(page, sheet.sums[c] ?? '', within(column, from, rowHeight.head), sizes.head, align)
  })
  grid(paper, page, columns, [from, from + rowHeight.head])
  let y = from + rowHeight.head + 6
  sheet.notes.forEach((note, i) => {
    paper.write(page, note, { x: a4.margin, y, width: inner, height: noteHeights[i]! }, sizes.note)
    y += noteHeights[i]!
  })
  const width = inner / Math.max(1, sheet.hands.length)
  sheet.hands.forEach((hand, i) =>
    paper.write(page, hand, { x: a4.margin + i * width, y: y + 10, width, height: 20 }, sizes.note),
  )
  return y + (sheet.hands.length ? 40 : 0)
}

const within = ({ x, width }: { x: number; width: number }, y: number, height: number): Box => ({
  x: x + pad,
  y,
  width: width - 2 * pad,
  height,
})

function grid(paper: Paper, page: Leaf, columns: Columns, ends: readonly number[]) {
  const [top, last] = [ends[0]!, ends.at(-1)!]
  for (const y of ends) paper.line(page, a4.margin, y, a4.margin + inner, y)
  for (const x of [...columns.map((column) => column.x), a4.margin + inner]) paper.line(page, x, top, x, last)
}
