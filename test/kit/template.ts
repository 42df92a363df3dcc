/** One prepared database, copied for every case that wants its own. */
import { runtime } from '#runtime'
import type { Database } from '../../api/kernel/db.ts'

/** Fills a database once; each call of what it gives opens a fresh copy. */
export async function templateOf<T>(fill: (db: Database) => Promise<T>) {
  const db = await runtime.freshDatabase()
  const filled = await fill(db)
  const kept = await runtime.keep(db)
  return { filled, copy: kept.open }
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
