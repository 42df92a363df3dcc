import { fileURLToPath } from 'node:url'
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { openWorkerClient } from '../adapters/db.worker.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import type { Command } from './command.ts'
import { textOf } from './command.ts'

/** A deploy step for the edge, where no request may change the schema. The embedded file migrates itself. */
export const migrate: Command = {
  usage: 'migrate --url LIBSQL_URL      (token in DAOGANG_DB_TOKEN)',
  options: { url: { type: 'string' } },
  needs: ['url'],
  async run(terminal, values) {
    const client = openWorkerClient(textOf(values, 'url'), terminal.dbToken)
    try {
      const folder = fileURLToPath(new URL('../migrations', import.meta.url))
      await applyMigrations(drizzle(client), { migrationsFolder: folder })
      terminal.out('the schema is up to date\n')
      return 0
    } catch (error) {
      throw new CannotStart(
        `The schema was not brought up to date: ${String((error as Error).cause ?? error)}`,
      )
    } finally {
      client.close()
    }
  },
}
