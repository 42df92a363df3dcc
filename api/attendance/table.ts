import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { origins } from '../../shared/attendance/decision.ts'
import { studentFact } from '../seasons/brought.ts'

/** A check-in or check-out: at most one for a student, a shift of a date and a kind. */
export const punch = sqliteTable(
  'punch',
  {
    id: text().primaryKey(),
    /** The receipt number that the student sees. */
    receipt: text().notNull().unique(),
    seasonId: text().notNull(),
    personId: text().notNull(),
    date: text().notNull(),
    shift: text().notNull(),
    kind: text({ enum: ['in', 'out'] }).notNull(),
    /** The time that decides: of receipt, or of the room code that an offline check-in kept. */
    at: integer().notNull(),
    receivedAt: integer().notNull(),
    /** What the phone's clock said: kept, never used for pay. */
    claimedAt: integer(),
    deviceId: text().notNull(),
  },
  (t) => [uniqueIndex('punch_once').on(t.seasonId, t.personId, t.date, t.shift, t.kind)],
)

/** Another device that punched the same thing; its answer was the first one's receipt. */
export const punchDevice = sqliteTable(
  'punch_device',
  { punchId: text().notNull(), deviceId: text().notNull(), at: integer().notNull() },
  (t) => [primaryKey({ columns: [t.punchId, t.deviceId] })],
)

/**
 * A room code that was looked at: one that proves a check-in, or a wrong one, of which there are few. A punch
 * is proven when there is a proof of it here.
 */
export const codeTry = sqliteTable(
  'code_try',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    personId: text().notNull(),
    /** The shift for which it was tried; '' where none was open. */
    date: text().notNull(),
    shift: text().notNull(),
    outcome: text({ enum: ['proven', 'wrong'] }).notNull(),
    /** Server time of receipt. */
    at: integer().notNull(),
    deviceId: text().notNull(),
    /** Of a proof: what it proves, in which room, in which step of 30 seconds. */
    punchId: text(),
    room: text(),
    step: integer(),
  },
  (t) => [
    uniqueIndex('code_try_proof')
      .on(t.punchId)
      .where(sql`${t.outcome} = 'proven'`),
    index('code_try_person').on(t.personId, t.at),
    index('code_try_code').on(t.room, t.step),
  ],
)

/**
 * What is known of a student's attendance of one shift: version 0 came with an import, each later one
 * is somebody's decision and supersedes the ones before. Only a confirmed one counts for money.
 */
export const attendance = sqliteTable(
  'attendance',
  {
    ...studentFact,
    shift: text().notNull(),
    version: integer().notNull(),
    state: text({ enum: ['present', 'late', 'left-early', 'absent', 'leave', 'rest'] }).notNull(),
    confirmed: integer({ mode: 'boolean' }).notNull(),
    /** Wall-clock times as imported, '' where there was none. */
    cameAt: text().notNull().default(''),
    leftAt: text().notNull().default(''),
    decidedBy: text(),
    decidedAt: integer(),
    /** In which role: a leader does not override a teacher. */
    decidedAs: text({ enum: ['leader', 'teacher', 'supervisor'] }),
    origin: text({ enum: origins }).notNull().default('import'),
    /** The correction or leave that it follows. */
    causeId: text(),
    /** What one command decided together: taken back together, and of a paper list looked at together. */
    batchId: text(),
    /** The version whose word this is once more, as it was said then, because what stood above was taken back. */
    restores: integer(),
    reason: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('attendance_version')
      .on(t.seasonId, t.personId, t.date, t.shift, t.version)
      .where(sql`${t.withdrawnBy} is null`),
    index('attendance_date').on(t.seasonId, t.date),
  ],
)
