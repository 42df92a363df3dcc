import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { entered, studentFact } from '../seasons/brought.ts'

/** An award of the company, added to the pay once the group's leader has reviewed it. */
export const award = sqliteTable(
  'award',
  {
    ...studentFact,
    ...entered,
    name: text().notNull(),
    amount: text().notNull(),
    reviewed: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [index('award_person').on(t.seasonId, t.personId)],
)
