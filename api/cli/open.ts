import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../adapters/clock.ts'
import { openNodeDatabase } from '../adapters/db.node.ts'
import { keyFileBeside, readKeyFile } from '../adapters/keys.node.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { sqliteCode } from '../kernel/db.ts'
import { loadKeys } from '../kernel/load-keys.ts'
import type { Terminal } from './command.ts'

/** Another process, as a rule the server, has the file. */
export class InUse extends CannotStart {}

interface Options {
  /** Make a new database where there is none; otherwise that is refused. */
  create?: boolean
}

/** Opens a database for one command as the operator, and closes it again whatever happens. */
export async function withDatabase<T>(
  terminal: Terminal,
  file: string,
  { create = false }: Options,
  use: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  if (!create && !existsSync(file)) throw new CannotStart(`There is no database ${file}.`)
  if (!existsSync(dirname(file))) throw new CannotStart(`There is no folder ${dirname(file)}.`)
  const keyFile = terminal.keyFile
    ? readKeyFile(terminal.keyFile, terminal.say)
    : keyFileBeside(file, terminal.say)
  const db = await openNodeDatabase(file, { timeout: 1_000 }).catch((error: unknown) => {
    throw whyNot(file, error)
  })
  try {
    const opened = { clock: systemClock, db, newId: () => crypto.randomUUID() }
    const keys = await loadKeys(opened, keyFile)
    const caller = {
      via: 'cli' as const,
      requestId: crypto.randomUUID(),
      locale: terminal.locale,
      route: 'cli',
    }
    return await use({ ...opened, keys, caller })
  } finally {
    db.client.close()
  }
}

function whyNot(file: string, error: unknown): CannotStart {
  const code = sqliteCode(error)
  if (/BUSY|LOCKED/.test(code)) return new InUse(`${file} is in use by a running server; stop it first.`)
  if (/NOTADB|CORRUPT/.test(code)) return new CannotStart(`${file} is damaged or no database (${code}).`)
  return new CannotStart(`${file} cannot be opened: ${String(error)}`)
}
