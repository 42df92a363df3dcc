/**
 * Checkpoints as files outside the database, one each, never rewritten: whoever takes a copy of the
 * folder can later prove that the log was cut short or replaced.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { CannotStart } from '../kernel/cannot-start.ts'
import { allCheckpoints } from '../kernel/checkpoint.ts'
import { checkpointSchema } from '../../shared/audit/checkpoint.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import type { Database } from '../kernel/db.ts'

const nameOf = ({ seq, h }: Checkpoint) => `${String(seq).padStart(12, '0')}-${h.slice(0, 16)}.json`

/** Writes a file for every checkpoint of the database that has none yet; gives how many. */
export async function writeCheckpointFiles(db: Database, folder: string): Promise<number> {
  const { all } = await db.read({ all: allCheckpoints({ db }) })
  const missing = all.filter((point) => !existsSync(join(folder, nameOf(point))))
  if (missing.length) mkdirSync(folder, { recursive: true })
  for (const point of missing) writeWhole(join(folder, nameOf(point)), `${JSON.stringify(point)}\n`)
  return missing.length
}

/** Every checkpoint in the folder; a file that is none makes the whole folder unusable. */
export function readCheckpointFiles(folder: string): Checkpoint[] {
  if (!existsSync(folder)) throw new CannotStart(`There is no folder ${folder}.`)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), checkpointSchema), text)
      if (!parsed.success) throw new CannotStart(`${join(folder, name)} is no checkpoint.`)
      return parsed.output
    })
}

/** Under its name only when it is complete. */
function writeWhole(path: string, text: string) {
  const fd = openSync(`${path}.part`, 'w', 0o444)
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(`${path}.part`, path)
}
