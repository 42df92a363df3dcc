import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { rulingKinds, sides } from '../../shared/rulings/ruling.ts'

/**
 * What somebody says about a violation, a quality error, an award, an assessment or a reported fault. The fact stays as it
 * was recorded; its state follows from these in the order of their turns. Of two at once one has the turn.
 */
export const ruling = sqliteTable(
  'ruling',
  {
    id: text().primaryKey(),
    factId: text().notNull(),
    turn: integer().notNull(),
    seasonId: text().notNull(),
    /** Whom the fact is about. */
    personId: text().notNull(),
    kind: text({ enum: rulingKinds }).notNull(),
    side: text({ enum: sides }),
    byId: text().notNull(),
    at: integer().notNull(),
    /** Yuan; what a violation costs from then on, where whoever put it in force said so. */
    amount: text(),
    reason: text().notNull(),
  },
  (t) => [uniqueIndex('ruling_turn').on(t.factId, t.turn), index('ruling_person').on(t.seasonId, t.personId)],
)
