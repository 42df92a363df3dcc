/** Folders, and the database as a file in one: what only Node has. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import type { NodeDatabaseOptions } from '../../api/adapters/db.node.ts'
import type { Database } from '../../api/kernel/db.ts'
import { afterwards } from './afterwards.ts'

/** An empty folder that disappears after the test, or after the file's tests where a hook asks for it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daogang-'))
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A migrated, empty database; another process may open `file` after `closeFile`. */
export async function fileDatabase(options: NodeDatabaseOptions = {}) {
  const folder = freshFolder()
  const file = join(folder, 'school.db')
  const db = await openNodeDatabase(file, options)
  afterwards(() => db.client.close())
  return { ...db, file, folder }
}

/**
 * Closes a database so that another process can open the file at once: the native connection lets go
 * only when its statements have been collected.
 */
export async function closeFile({ client }: Database): Promise<void> {
  client.close()
  await letGo()
}

/** The same for connections that somebody else has closed. */
export async function letGo(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let i = 0; i < 3; i++) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
