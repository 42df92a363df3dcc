import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { excuses, hows, returnStates, wordOf } from '../../shared/returns/word.ts'

/** A night: the shift of a date after which people are followed home. */
const night = {
  seasonId: text().notNull(),
  date: text().notNull(),
  shift: text().notNull(),
}

/** A version of a group that walks home together: its time and the escorts of both sides. */
export const returnBatch = sqliteTable(
  'return_batch',
  {
    id: text().primaryKey(),
    batchId: text().notNull(),
    version: integer().notNull(),
    ...night,
    leavesAt: integer().notNull(),
    teacherId: text(),
    companyId: text(),
    byId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('return_batch_version').on(t.batchId, t.version),
    index('return_batch_night').on(t.seasonId, t.date),
  ],
)

/** A version of with which batch a student walks; null: with none. */
export const returnPlace = sqliteTable(
  'return_place',
  {
    id: text().primaryKey(),
    ...night,
    personId: text().notNull(),
    version: integer().notNull(),
    batchId: text(),
    byId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('return_place_version').on(t.seasonId, t.date, t.shift, t.personId, t.version)],
)

/** A version of where a student is known to be after a shift. */
export const returnWord = sqliteTable(
  'return_word',
  {
    id: text().primaryKey(),
    ...night,
    personId: text().notNull(),
    version: integer().notNull(),
    kind: text({ enum: [...returnStates, 'none'] }).notNull(),
    at: integer().notNull(),
    saidAt: integer().notNull(),
    byId: text().notNull(),
    as: text({ enum: wordOf }).notNull(),
    how: text({ enum: hows }).notNull(),
    excuse: text({ enum: excuses }),
    reason: text().notNull(),
  },
  (t) => [uniqueIndex('return_word_version').on(t.seasonId, t.date, t.shift, t.personId, t.version)],
)

/** That those in charge were told who is missing: once for a night and a quarter of an hour. */
export const returnAlert = sqliteTable(
  'return_alert',
  {
    ...night,
    step: integer().notNull(),
    unaccounted: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seasonId, t.date, t.shift, t.step] })],
)

/** A version of what a night came to for one person in charge. The content goes after 90 days, the counts stay. */
export const returnSummary = sqliteTable(
  'return_summary',
  {
    id: text().primaryKey(),
    ...night,
    personId: text().notNull(),
    version: integer().notNull(),
    hash: text().notNull(),
    content: text().notNull(),
    expected: integer().notNull(),
    returned: integer().notNull(),
    excused: integer().notNull(),
    unaccounted: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('return_summary_version').on(t.seasonId, t.date, t.shift, t.personId, t.version),
    index('return_summary_person').on(t.personId, t.date),
    check('return_summary_adds_up', sql`${t.expected} = ${t.returned} + ${t.excused} + ${t.unaccounted}`),
  ],
)

/** 已知悉: the person has read this version. */
export const returnAck = sqliteTable('return_ack', {
  summaryId: text().primaryKey(),
  personId: text().notNull(),
  at: integer().notNull(),
})

/** A teacher has closed the night of a class: with nobody missing, or with these and a reason. */
export const returnClosing = sqliteTable(
  'return_closing',
  {
    id: text().primaryKey(),
    ...night,
    className: text().notNull(),
    missing: text({ mode: 'json' }).$type<string[]>().notNull(),
    reason: text().notNull(),
    byId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('return_closing_night').on(t.seasonId, t.date)],
)

/** A night whose details are gone. Without this row the database lets none of them go. */
export const returnErased = sqliteTable('return_erased', { ...night, at: integer().notNull() }, (t) => [
  primaryKey({ columns: [t.seasonId, t.date, t.shift] }),
])
