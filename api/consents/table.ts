import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../people/table.ts'

/**
 * What somebody agreed to or refused, when, and to which version of the text. Append-only: the newest row of a
 * kind holds, and the older ones show what was agreed to before.
 */
export const consent = sqliteTable(
  'consent',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text({ enum: ['basic', 'card-id'] }).notNull(),
    version: text().notNull(),
    granted: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (t) => [index('consent_person').on(t.personId, t.kind)],
)
