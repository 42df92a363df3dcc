/**
 * The embedded file. One process owns it: EXCLUSIVE locking keeps every other process out, WAL with
 * synchronous=FULL makes an acknowledged write survive a power cut, and one connection with
 * concurrency 1 keeps libSQL's local client away from the paths on which it loses writes.
 */
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Sqlite3Client } from '@libsql/client/sqlite3'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { openDatabase } from '../kernel/db.ts'
import { groupCommit } from './group-commit.ts'
import { PreparedPool } from './prepared-pool.node.ts'
import type { Database } from '../kernel/db.ts'

export interface NodeDatabaseOptions {
  onFatal?: (code: string) => void
  /** Only a test of the fail-stop switches this off. */
  exclusive?: boolean
  /** Milliseconds to wait for a file that another process is just leaving. */
  timeout?: number
}

/** Opens and migrates FILE. A file that another process holds fails with SQLITE_BUSY. */
export async function openNodeDatabase(file: string, options: NodeDatabaseOptions = {}): Promise<Database> {
  const { exclusive = true, timeout = 5000 } = options
  const client = new Sqlite3Client(new PreparedPool(resolve(file), { timeout }, 1), 'number')
  await client.execute(`PRAGMA locking_mode=${exclusive ? 'EXCLUSIVE' : 'NORMAL'}`)
  // What is deleted is overwritten: an erased person's key does not stay in a page that nobody uses.
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON', 'secure_delete=ON'])
    await client.execute(`PRAGMA ${pragma}`)
  await migrate(drizzle(client), {
    migrationsFolder: fileURLToPath(new URL('../migrations', import.meta.url)),
  })
  // From here on the file is ours, and whoever else holds it is an error rather than worth waiting for.
  await client.execute('PRAGMA busy_timeout=0')
  return openDatabase(client, options.onFatal, groupCommit)
}

/** A path as libSQL wants it: a URL, so that a % or # in a folder's name stays what it is. */
export const fileUrl = (file: string) => pathToFileURL(resolve(file)).href
