export type CsvFault = 'quote-not-closed' | 'stray-quote'

/** One record: the line on which it begins, and its cells; those before the one that breaks it where one does. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault?: CsvFault | undefined
}

/** A line with more is no row of a table: a sheet's last column is the 16,384th. */
export const maxColumns = 30_000
const mostCells = maxColumns + 1
/** What a spreadsheet's own cell can hold; a quote that takes in more was forgotten. */
const longestCell = 32_767

const nothing = ['']

type Read = { cells: string[]; end: number; fault?: CsvFault | undefined }
type ReadCell = { value: string; end: number } | { fault: CsvFault }

/**
 * The records of a comma-separated text (RFC 4180, any line ending), as far as somebody takes them. A record whose quotes do not add up costs
 * its first line and no more: reading goes on with the next line, so that one quote cannot swallow the rest.
 *
 * Linear, whatever the text: a line inside a quoted cell holds an even number of quotes, so read again from its
 * beginning it ends by itself; no line is read more than three times.
 */
export function* readCsv(source: string): Generator<CsvRecord> {
  const text = source.includes('\r') ? source.replaceAll(/\r\n?/g, '\n') : source
  for (let start = 0, line = 1; start < text.length;) {
    const lineEnd = endOfLine(text, start)
    if (lineEnd === start) {
      // There may be millions of them.
      yield { line: line++, cells: nothing }
      start += 1
      continue
    }
    const plain = text.slice(start, lineEnd)
    const read: Read = plain.includes('"')
      ? readQuoted(text, start)
      : { cells: plain.split(',', mostCells), end: lineEnd }
    const end = read.fault ? lineEnd : read.end
    yield { line, cells: read.cells, fault: read.fault }
    line += end === lineEnd ? 1 : countLines(text, start, end)
    start = end + 1
  }
}

function readQuoted(text: string, start: number): Read {
  const cells: string[] = []
  for (let at = start; ; at += 1) {
    const cell = readCell(text, at)
    if ('fault' in cell) return { cells, fault: cell.fault, end: at }
    if (cells.length < mostCells) cells.push(cell.value)
    at = cell.end
    if (text[at] !== ',') return { cells, end: at }
  }
}

/** Blanks around a quoted cell are none of its text: people who write tables by hand put them there. */
const opening = /[ \t]*"/y
const closing = /"[ \t]*(?=,|\n|$)/y
const bare = /[^,"\n]*/y

function readCell(text: string, start: number): ReadCell {
  const quoted = endOfMatch(opening, text, start)
  if (quoted !== undefined) return readQuotedCell(text, quoted)
  const end = endOfMatch(bare, text, start) ?? start
  return text[end] === '"' ? { fault: 'stray-quote' } : { value: text.slice(start, end), end }
}

function readQuotedCell(text: string, start: number): ReadCell {
  for (let at = start; ;) {
    const quote = text.indexOf('"', at)
    if (quote < 0 || quote - start > longestCell) return { fault: 'quote-not-closed' }
    if (text[quote + 1] !== '"') {
      const end = endOfMatch(closing, text, quote)
      if (end === undefined) return { fault: 'stray-quote' }
      return { value: text.slice(start, quote).replaceAll('""', '"'), end }
    }
    at = quote + 2
  }
}

function endOfMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

function countLines(text: string, start: number, end: number): number {
  let lines = 1
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
