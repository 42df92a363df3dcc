import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** 请假: a student asks not to work from a date to a date, ahead or after. What becomes of it are replies. */
export const leave = sqliteTable(
  'leave',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    personId: text().notNull(),
    fromDate: text().notNull(),
    toDate: text().notNull(),
    reason: text().notNull(),
    askedAt: integer().notNull(),
  },
  (t) => [index('leave_person').on(t.seasonId, t.personId, t.fromDate)],
)
