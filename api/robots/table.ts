import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { vendors } from '../../shared/robots/address.ts'

/** A robot that speaks in a group of a class, or of everybody. */
export const robot = sqliteTable('robot', {
  id: text().primaryKey(),
  vendor: text({ enum: vendors }).notNull(),
  /** null: all classes together. */
  className: text(),
  name: text().notNull(),
  /** Whoever knows them can speak in the group: sealed. */
  token: text().notNull(),
  secret: text().notNull(),
  /** Under which address the site is open: where its links lead. */
  origin: text().notNull(),
  byId: text().notNull(),
  at: integer().notNull(),
  endedAt: integer(),
})
