import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import { studentFact } from '../seasons/brought.ts'

/** Minutes logged on to the customer-service client; several records of a date add up. */
export const onlineTime = sqliteTable(
  'online_time',
  { ...studentFact, minutes: integer().notNull() },
  (t) => [index('online_time_person').on(t.seasonId, t.personId)],
)
