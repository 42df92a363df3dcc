/** One prepared database, copied for every case that wants its own. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import type { Database } from '../../api/kernel/db.ts'
import { afterwards, freshDatabase, freshFolder } from './database.ts'

/** Fills a database once; each call of what it gives opens a fresh copy. */
export async function templateOf<T>(fill: (db: Database) => Promise<T>) {
  const db = await freshDatabase()
  const filled = await fill(db)
  const file = join(freshFolder(), 'template.db')
  await db.client.execute({ sql: 'vacuum into ?', args: [file] })
  return {
    filled,
    async copy() {
      const own = join(freshFolder(), 'school.db')
      copyFileSync(file, own)
      const opened = await openNodeDatabase(own)
      afterwards(() => opened.client.close())
      return { ...opened, file: own }
    },
  }
}

/** The log, and counters of tries, which no event tells of. */
const logTables = new Set(['audit_event', 'audit_link', 'audit_checkpoint', 'rate_limit'])

/** Everything in the database but the log and the counters, as one text: the same text means that nothing has changed. */
export async function contentOf(db: Database): Promise<string> {
  const tables = await db.client.execute(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
  )
  const names = tables.rows.map((row) => String(row['name'])).filter((name) => !logTables.has(name))
  const all: unknown[] = []
  for (const name of names) all.push(name, (await db.client.execute(`select * from "${name}"`)).rows)
  return JSON.stringify(all)
}
