import { readFileSync } from 'node:fs'

export interface DocTable {
  readonly clause: string
  readonly line: number
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

const lines = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8').split('\n')
const heading = /^## `([^`]+)`/

/** The clauses that docs/rules.md has a heading for, in its order. */
export const docClauses = lines.flatMap((line) => heading.exec(line)?.[1] ?? [])

/** Every table of docs/rules.md, under the clause in which it stands. */
export function docTables(): DocTable[] {
  const tables: DocTable[] = []
  let clause = ''
  for (let at = 0; at < lines.length; at += 1) {
    clause = heading.exec(lines[at]!)?.[1] ?? clause
    if (!lines[at]!.startsWith('|')) continue
    const end = lines.findIndex((line, index) => index > at && !line.startsWith('|'))
    const columns = cells(lines[at]!)
    const rows = lines
      .slice(at + 2, end)
      .map((line) => Object.fromEntries(cells(line).map((cell, index) => [columns[index]!, cell])))
    tables.push({ clause, line: at + 1, columns, rows })
    at = end
  }
  return tables
}

const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
