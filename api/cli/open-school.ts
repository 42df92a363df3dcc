import { systemClock } from '../adapters/clock.ts'
import { openWorkerDatabase } from '../adapters/db.worker.ts'
import { readKeyFile } from '../adapters/keys.node.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { loadKeys } from '../kernel/load-keys.ts'
import type { Command, Terminal, Values } from './command.ts'
import { wrongUsage } from './command.ts'
import { withDatabase } from './open.ts'

/** Options of a command that works on the embedded file as on a database over HTTP. */
export const schoolOptions = { db: { type: 'string' }, url: { type: 'string' } } as const

/** Opens the one that is named, as the operator. Over HTTP the key file must be named, as none lies beside it. */
export async function withSchool(
  terminal: Terminal,
  command: Command,
  { db: file, url }: Values,
  use: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  if (Boolean(file) === Boolean(url)) return wrongUsage(terminal, command, 'either --db or --url')
  if (file) return withDatabase(terminal, String(file), {}, use)
  if (!terminal.keyFile) throw new CannotStart('DAOGANG_KEY_FILE is not set; over HTTP there is no other.')
  const db = openWorkerDatabase(String(url), terminal.dbToken)
  try {
    const opened = { clock: systemClock, db, newId: () => crypto.randomUUID() }
    const keys = await loadKeys(opened, readKeyFile(terminal.keyFile, terminal.say))
    const { locale } = terminal
    const caller = { via: 'cli' as const, requestId: crypto.randomUUID(), locale, route: 'cli' }
    return await use({ ...opened, keys, caller })
  } finally {
    db.client.close()
  }
}
