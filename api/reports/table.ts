import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A version of what a day came to, for one person in charge or one group: counts alone. */
export const dayReport = sqliteTable(
  'day_report',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    date: text().notNull(),
    personId: text().notNull(),
    version: integer().notNull(),
    hash: text().notNull(),
    content: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('day_report_version').on(t.seasonId, t.date, t.personId, t.version),
    index('day_report_person').on(t.personId, t.date),
  ],
)
