import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { correctable } from '../../shared/corrections/correction.ts'

/** 补卡: a student says that an attendance of the own is not what it should be. What becomes of it are replies. */
export const correction = sqliteTable(
  'correction',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    personId: text().notNull(),
    date: text().notNull(),
    shift: text().notNull(),
    state: text({ enum: correctable }).notNull(),
    reason: text().notNull(),
    askedAt: integer().notNull(),
  },
  (t) => [index('correction_person').on(t.seasonId, t.personId, t.date)],
)
