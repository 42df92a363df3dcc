import type { Book, Cell, Column } from './sheet.ts'

/** What a spreadsheet would take for a formula, in either width; and numbers that it would take for a number. */
const live = /^(?:[=+\-@\t\r\n＝＋－＠]|\d{12,}$)/

/** RFC 4180, quoted; what somebody wrote and a spreadsheet would run or round has an apostrophe before it. */
export const csvField = (text: string, written = true): string =>
  `"${(written && live.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** All classes in one table for another program, with a byte-order mark, and at the end who had it made. */
export function csvText({ sheets, mark }: Book): string {
  const columns = sheets[0]?.columns ?? []
  const lines = sheets.flatMap(({ name, rows }) =>
    rows.map((cells) => [csvField(name), ...cells.map((cell, c) => cellField(cell, columns[c]!))]),
  )
  const head = ['班级', ...columns.map(({ head: word }) => word)].map((word) => csvField(word))
  return `\uFEFF${[head, ...lines, [csvField(mark)]].map((line) => line.join(',')).join('\r\n')}\r\n`
}

const cellField = (cell: Cell, { holds }: Column) =>
  typeof cell === 'string' ? csvField(cell, holds !== 'amount' && holds !== 'count') : csvField('手写签名')
