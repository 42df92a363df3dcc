import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { studentFact } from '../seasons/brought.ts'

/** Points of the running score: not money. */
export const points = sqliteTable(
  'points',
  { ...studentFact, points: integer().notNull(), cause: text().notNull() },
  (t) => [index('points_person').on(t.seasonId, t.personId)],
)
