/** A database in a file of its own for each test, gone when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, onTestFinished } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import type { NodeDatabaseOptions } from '../../api/adapters/db.node.ts'
import type { Database } from '../../api/kernel/db.ts'

export type Fresh = Database & { file: string; folder: string }

/** An empty folder that disappears after the test, or after the file's tests where a hook asks for it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daogang-'))
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A migrated, empty database; another process may open `file` after `closeFile`. */
export async function freshDatabase(options: NodeDatabaseOptions = {}): Promise<Fresh> {
  const folder = freshFolder()
  const file = join(folder, 'school.db')
  const db = await openNodeDatabase(file, options)
  afterwards(() => db.client.close())
  return { ...db, file, folder }
}

/** Runs when the test ends; in a hook there is no test, then when the file ends. Last in, first out. */
export function afterwards(run: () => void | Promise<void>) {
  try {
    onTestFinished(run)
  } catch {
    afterAll(run)
  }
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
