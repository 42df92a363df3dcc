import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { payoutRun } from '../payouts/table.ts'

/** One side says that a run is done with; it holds for what was open then, so another payment takes it away by itself. */
export const closing = sqliteTable(
  'closing',
  {
    id: text().primaryKey(),
    runId: text()
      .notNull()
      .references(() => payoutRun.id),
    side: text({ enum: ['company', 'school'] }).notNull(),
    personId: text().notNull(),
    /** SHA-256 over the payslips that were open, and these themselves. */
    openHash: text().notNull(),
    open: text({ mode: 'json' }).$type<string[]>().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('closing_side').on(t.runId, t.openHash, t.side),
    uniqueIndex('closing_person').on(t.runId, t.openHash, t.personId),
  ],
)
