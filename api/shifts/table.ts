import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { brought } from '../seasons/brought.ts'

/** What the plan says for a class, or for one student (who then goes first), on a date. */
export const planEntry = sqliteTable(
  'plan_entry',
  {
    ...brought,
    date: text().notNull(),
    className: text().notNull(),
    personId: text(),
    /** A shift code, a range such as 07:00-26:00, 待定, or '' for rest. */
    cell: text().notNull(),
  },
  (t) => [
    uniqueIndex('plan_entry_live')
      // Without a comma: drizzle-kit splits the expression of an index at each one.
      .on(
        t.seasonId,
        t.date,
        t.className,
        sql`case when ${t.personId} is null then '' else ${t.personId} end`,
      )
      .where(sql`${t.withdrawnBy} is null`),
  ],
)

/** One change of the plan that somebody made in the office, with the word about each kind of warning that it touched. */
export const planChange = sqliteTable('plan_change', {
  id: text().primaryKey(),
  seasonId: text().notNull(),
  at: integer().notNull(),
  byId: text().notNull(),
  cells: integer().notNull(),
  reasons: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
})
