import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { studentFact } from '../seasons/brought.ts'

/** What the company's report says of a student's day with customers; null where it does not say. No money of anybody here. */
export const serviceDay = sqliteTable(
  'service_day',
  {
    ...studentFact,
    /** Mean time until a customer was answered. */
    responseMs: integer(),
    served: integer(),
    /** Yuan. */
    sales: text(),
  },
  (t) => [index('service_day_date').on(t.seasonId, t.date)],
)
