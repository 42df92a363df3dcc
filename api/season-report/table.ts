import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The report of a closed season, as it was when the last run was closed: its bytes never change. */
export const seasonReport = sqliteTable('season_report', {
  seasonId: text().primaryKey(),
  /** Canonical JSON (RFC 8785). */
  bytes: text().notNull(),
  hash: text().notNull(),
  at: integer().notNull(),
})
