import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { entered, studentFact } from '../seasons/brought.ts'

/** A quality error: it deducts when company and school have both verified it. Amount (cash) as text. */
export const qualityError = sqliteTable(
  'quality_error',
  {
    ...studentFact,
    ...entered,
    level: text({ enum: ['1', '2', '3', '4', 'cash'] }).notNull(),
    amount: text(),
    note: text().notNull().default(''),
    companyVerified: integer({ mode: 'boolean' }).notNull(),
    schoolVerified: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [index('quality_error_person').on(t.seasonId, t.personId)],
)
