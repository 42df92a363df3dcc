import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { repairKinds } from '../../shared/repairs/repair.ts'

/** 设备报修: a desk that does not work, as the student reported it. That it was closed is a ruling. */
export const repair = sqliteTable(
  'repair',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    personId: text().notNull(),
    /** The work date whose minutes it explains. */
    date: text().notNull(),
    kind: text({ enum: repairKinds }).notNull(),
    seat: text().notNull(),
    note: text().notNull(),
    reportedAt: integer().notNull(),
  },
  (t) => [index('repair_person').on(t.seasonId, t.personId, t.date)],
)
