import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { decisionKinds } from '../../shared/discrepancies/decision.ts'

/**
 * What the supervisor says about something that was found before publishing: that it may stand as it is, and why. The key is
 * made of the discrepancy itself, so that it holds for exactly that; the last turn counts. Append-only.
 */
export const discrepancyDecision = sqliteTable(
  'discrepancy_decision',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    key: text().notNull(),
    turn: integer().notNull(),
    kind: text({ enum: decisionKinds }).notNull(),
    /** Those that were decided with one reason at once. */
    batchId: text().notNull(),
    reason: text().notNull(),
    byId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('discrepancy_decision_turn').on(t.seasonId, t.key, t.turn)],
)
