/** The few facts about the server itself that outlive a process, by name. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const serverState = sqliteTable('server_state', {
  name: text().primaryKey(),
  value: text().notNull(),
  at: integer().notNull(),
})
