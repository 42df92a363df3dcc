import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Season } from '../../shared/seasons/season.ts'
import type { Counts } from './compare.ts'

/** A season and its rules, as season.json gave them; the newest version holds. */
export const season = sqliteTable(
  'season',
  {
    id: text().notNull(),
    version: integer().notNull(),
    rules: text({ mode: 'json' }).$type<Season>().notNull(),
    rulesHash: text().notNull(),
    startsOn: text().notNull(),
    endsOn: text().notNull(),
    importId: text().notNull(),
  },
  (t) => [uniqueIndex('season_version').on(t.id, t.version)],
)

/** One applied import: what it was made of and what it brought. */
export const seasonImport = sqliteTable(
  'season_import',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    at: integer().notNull(),
    byId: text().notNull(),
    filesHash: text().notNull(),
    counts: text({ mode: 'json' }).$type<Record<string, Counts>>().notNull(),
    /** What the files were called. */
    files: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** The students whom it put on the roster; an enrolment itself does not say so. */
    enrolled: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** The import that this one took back; each at most once. */
    undoes: text(),
  },
  (t) => [uniqueIndex('season_import_undoes').on(t.undoes)],
)

/** Rules that somebody wants in place of a version, and what a second person has said of them. */
export const ruleProposal = sqliteTable(
  'rule_proposal',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    /** In place of this one; if another has come meanwhile the proposal is void. */
    version: integer().notNull(),
    rules: text({ mode: 'json' }).$type<Season>().notNull(),
    byId: text().notNull(),
    at: integer().notNull(),
    decidedBy: text(),
    decidedAt: integer(),
    granted: integer({ mode: 'boolean' }),
  },
  (t) => [
    uniqueIndex('rule_proposal_open')
      .on(t.seasonId)
      .where(sql`${t.decidedAt} is null`),
  ],
)
