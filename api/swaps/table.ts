import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Exchange } from '../../shared/swaps/swap.ts'

/** 换班: two students of a class take each other's entries of the plan. What becomes of it are replies. */
export const swap = sqliteTable(
  'swap',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    personId: text().notNull(),
    /** With whom. */
    otherId: text().notNull(),
    className: text().notNull(),
    /** What each would give, as the plan stood when it was asked for. */
    exchanges: text({ mode: 'json' }).$type<Exchange[]>().notNull(),
    reason: text().notNull(),
    askedAt: integer().notNull(),
  },
  (t) => [index('swap_person').on(t.seasonId, t.personId), index('swap_other').on(t.seasonId, t.otherId)],
)
