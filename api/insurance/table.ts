import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { brought } from '../seasons/brought.ts'

/** Accident insurance of a student, first and last day inclusive. */
export const insurance = sqliteTable('insurance', {
  ...brought,
  personId: text().notNull(),
  policy: text().notNull(),
  fromDate: text().notNull(),
  toDate: text().notNull(),
})
