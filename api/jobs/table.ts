import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Work that is due at a time. The id names the work, so planning it twice makes one row. */
export const job = sqliteTable(
  'job',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    params: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    dueAt: integer().notNull(),
    /** Held by a runner until then; a runner that dies loses it. */
    leasedUntil: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    doneAt: integer(),
    lastError: text(),
  },
  (t) => [index('job_due').on(t.doneAt, t.dueAt)],
)
