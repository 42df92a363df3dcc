import { fileURLToPath } from 'node:url'
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import * as v from 'valibot'
import { openWorkerClient } from '../adapters/db.worker.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import { schoolsSchema } from '../kernel/schools.ts'
import type { Command, Terminal } from './command.ts'
import { textOf, wrongUsage } from './command.ts'
import { readBytes } from './season-folder.ts'

/**
 * A deploy step for the edge, where no request may change the schema. The embedded file migrates itself. Of many schools each is
 * brought up to date by itself; where one fails the others go on, and the command may be repeated: what is done costs a look.
 */
export const migrate: Command = {
  usage: 'migrate (--url LIBSQL_URL | --schools FILE)      (token in DAOGANG_DB_TOKEN)',
  options: { url: { type: 'string' }, schools: { type: 'string' } },
  needs: [],
  async run(terminal, values) {
    const [url, file] = [textOf(values, 'url'), textOf(values, 'schools')]
    if (!url === !file) return wrongUsage(terminal, this, 'either --url or --schools is needed')
    if (url) {
      await bringUp(terminal, url)
      terminal.out('the schema is up to date\n')
      return 0
    }
    const parsed = v.safeParse(schoolsSchema, new TextDecoder().decode(readBytes(file)))
    if (!parsed.success) throw new CannotStart(`${file} is no table of schools: ${parsed.issues[0].message}.`)
    return all(terminal, Object.entries(parsed.output))
  },
}

async function all(terminal: Terminal, schools: [host: string, url: string][]): Promise<number> {
  let failed = 0
  for (const [i, [host, url]] of schools.entries()) {
    const at = `${i + 1}/${schools.length} ${host}`
    try {
      await bringUp(terminal, url)
      terminal.out(`${at}: up to date\n`)
    } catch (error) {
      failed += 1
      terminal.say(`${at}: ${(error as Error).message}`)
    }
  }
  if (failed)
    terminal.say(`${failed} of ${schools.length} schools were not brought up to date; run it again.`)
  return failed ? 1 : 0
}

async function bringUp({ dbToken }: Terminal, url: string) {
  const client = openWorkerClient(url, dbToken)
  try {
    const folder = fileURLToPath(new URL('../migrations', import.meta.url))
    await applyMigrations(drizzle(client), { migrationsFolder: folder })
  } catch (error) {
    throw new CannotStart(`The schema was not brought up to date: ${String((error as Error).cause ?? error)}`)
  } finally {
    client.close()
  }
}
