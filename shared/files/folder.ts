import { reasonOf } from './cell.ts'
import type { Problem } from './problem.ts'
import { seasonFile } from './season-json.ts'
import { readers } from './tables.ts'

export interface SeasonFile {
  /** With or without the folders before it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files of a season by their plain names. */
export type Folder = ReadonlyMap<string, Uint8Array>

const wanted = new Set([seasonFile, ...Object.values(readers).map(({ file }) => file)])

/** Sorts what belongs to a season from what lies beside it, such as payroll.csv or a system's own files. */
export function openFolder(files: readonly SeasonFile[]): {
  folder: Folder
  ignored: string[]
  problems: Problem[]
} {
  const folder = new Map<string, Uint8Array>()
  const ignored: string[] = []
  const problems: Problem[] = []
  for (const { name, bytes } of files) {
    const file = (name.split(/[/\\]/).at(-1) ?? '').toLowerCase()
    if (!wanted.has(file)) ignored.push(name)
    else if (folder.has(file)) {
      problems.push({ file, line: 1, column: '-', reason: reasonOf('repeated-file', {}) })
    } else folder.set(file, bytes)
  }
  return { folder, ignored, problems }
}
