import { reasonOf } from './cell.ts'
import type { Problem } from './problem.ts'
import { seasonFile } from './season-json.ts'
import type { Sheet } from './sheet.ts'
import { tableCalled } from './table-names.ts'
import type { TableName } from './tables.ts'

export interface SeasonFile {
  /** With or without the folders before it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Which table it is, whatever it is called. */
  readonly as?: TableName
}

/** One sheet of a workbook, taken out of it already, or why it could not be; nothing of one that is no table. */
export interface SeasonSheet {
  readonly name: string
  readonly sheet: Sheet | Problem | undefined
  readonly as?: TableName
}

/** What belongs to a season, by the table that it is. */
export interface Folder {
  readonly json: Uint8Array | undefined
  readonly tables: ReadonlyMap<TableName, SeasonFile | SeasonSheet>
}

export const plainName = (name: string) => name.split(/[/\\]/).at(-1) ?? ''

/** Sorts what belongs to a season from what lies beside it, such as payroll.csv or a system's own files. */
export function openFolder(files: readonly (SeasonFile | SeasonSheet)[]): {
  folder: Folder
  ignored: string[]
  problems: Problem[]
} {
  const tables = new Map<TableName, SeasonFile | SeasonSheet>()
  const ignored: string[] = []
  const problems: Problem[] = []
  let json: Uint8Array | undefined
  const repeated = (file: string) =>
    problems.push({ file, line: 1, column: '-', reason: reasonOf('repeated-file', {}) })
  for (const one of files) {
    const file = plainName(one.name)
    const table = one.as ?? tableCalled(file)
    if ('bytes' in one && file.toLowerCase() === seasonFile) {
      if (json) repeated(file)
      json ??= one.bytes
    } else if (table && !isOther(one, file)) {
      if (tables.has(table)) repeated(file)
      else tables.set(table, one)
    } else if ('sheet' in one && one.sheet && 'reason' in one.sheet) problems.push(one.sheet)
    else ignored.push(one.name)
  }
  return { folder: { json, tables }, ignored, problems }
}

/** Beside a table of that name: a text of another kind, a sheet that nobody wants. */
const isOther = (one: SeasonFile | SeasonSheet, file: string) =>
  'bytes' in one ? !one.as && !/\.csv$/i.test(file) : one.sheet === undefined
