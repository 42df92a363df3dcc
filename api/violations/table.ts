import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { entered, studentFact } from '../seasons/brought.ts'

/** A recorded violation; what was said about it since are rulings. `deduction` in yuan as text; null: the amount of its kind. */
export const violation = sqliteTable(
  'violation',
  {
    ...studentFact,
    ...entered,
    kind: text().notNull(),
    note: text().notNull(),
    deduction: text(),
    state: text({ enum: ['proposed', 'in-force', 'appealed', 'withdrawn'] }).notNull(),
  },
  (t) => [index('violation_person').on(t.seasonId, t.personId)],
)
