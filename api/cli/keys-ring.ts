import { existsSync } from 'node:fs'
import { systemClock } from '../adapters/clock.ts'
import { openWorkerDatabase } from '../adapters/db.worker.ts'
import { readKeyStatus } from '../adapters/key-status.node.ts'
import { readKeyFile } from '../adapters/keys.node.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import type { KeyFile } from '../kernel/keys.ts'
import { loadKeys } from '../kernel/load-keys.ts'
import { keyStatus } from '../keys/status.ts'
import type { KeyStatus } from '../keys/status.ts'
import type { Terminal, Values } from './command.ts'
import { textOf } from './command.ts'
import { InUse, withDatabase } from './open.ts'

/** The key file that a command is about: named, of the environment, or the one beside the database. */
export function ringOf(terminal: Terminal, values: Values): { path: string; file: KeyFile } {
  const path = textOf(values, 'key-file') || terminal.keyFile || `${textOf(values, 'db')}.key`
  return { path, file: readKeyFile(path, terminal.say) }
}

/**
 * Which keys the database still needs: counted in it, or where a server holds it as that server said last. `at` is
 * when it said so.
 */
export async function neededKeys(
  terminal: Terminal,
  values: Values,
  { path, file }: { path: string; file: KeyFile },
): Promise<KeyStatus & { at?: number }> {
  const [db, url] = [textOf(values, 'db'), textOf(values, 'url')]
  if (url) return ofUrl(terminal, url, file)
  if (!db) throw new CannotStart('Which database? Say --db FILE, or --url LIBSQL_URL.')
  try {
    return await withDatabase({ ...terminal, keyFile: path }, db, {}, keyStatus)
  } catch (error) {
    if (!(error instanceof InUse) || !existsSync(db)) throw error
    const said = readKeyStatus(db)
    if (!said) throw error
    return said
  }
}

async function ofUrl(terminal: Terminal, url: string, file: KeyFile): Promise<KeyStatus> {
  const db = openWorkerDatabase(url, terminal.dbToken)
  try {
    const opened = { clock: systemClock, db, newId: () => crypto.randomUUID() }
    const keys = await loadKeys(opened, file)
    const caller = { via: 'cli' as const, requestId: 'keys', locale: terminal.locale, route: 'cli' }
    return await keyStatus({ ...opened, keys, caller })
  } finally {
    db.client.close()
  }
}
