/** The few facts about the server itself that outlive a process, by name. */
import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Database, Write } from './db.ts'

export const serverState = sqliteTable('server_state', {
  name: text().primaryKey(),
  value: text().notNull(),
  at: integer().notNull(),
})

type Fact = typeof serverState.$inferInsert

/** The newest of its name stands. */
export const keepServerState = ({ query }: Pick<Database, 'query'>, fact: Fact): Write =>
  query
    .insert(serverState)
    .values(fact)
    .onConflictDoUpdate({
      target: serverState.name,
      set: { value: sql`excluded.value`, at: sql`excluded.at` },
    })
