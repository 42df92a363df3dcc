import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SeasonFile } from '../../shared/files/folder.ts'
import { CannotStart } from '../kernel/cannot-start.ts'

/** The files that lie in a folder itself, by name; a folder that cannot be read is refused in a sentence. */
export function readSeasonFolder(folder: string): SeasonFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotStart(`There is no folder ${folder}.`)
  const files = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile())
  return files.map((name) => ({ name, bytes: readBytes(join(folder, name)) }))
}

/** One file; what is missing or may not be read is refused in a sentence. */
export function readBytes(path: string): Uint8Array {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new CannotStart(`There is no file ${path}.`)
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    throw new CannotStart(
      `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
    )
  }
}
