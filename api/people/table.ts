import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Students and staff. Private fields hold sealed text; the tails are all that is ever shown. */
export const person = sqliteTable(
  'person',
  {
    id: text().primaryKey(),
    /** 学号 of a student or 工号 of staff, unique among their kind. Names may repeat and key nothing. */
    number: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: ['student', 'staff'] }).notNull(),
    phone: text(),
    phoneTail: text(),
    phoneIndex: text(),
    idNumber: text(),
    idNumberTail: text(),
    idNumberIndex: text(),
    cardNumber: text(),
    cardNumberTail: text(),
    cardNumberIndex: text(),
    /** HMAC-SHA-256 of the card under its own random salt: it binds a payslip to the card, and says nothing
     * of it once card and salt are erased. */
    cardSalt: text(),
    cardCommitment: text(),
    /** Since when the card is this one. */
    cardSince: integer(),
    /** When the private numbers were erased for good; entering one again ends it. */
    erasedAt: integer(),
  },
  (t) => [
    uniqueIndex('person_number').on(t.kind, t.number),
    index('person_id_number_index').on(t.idNumberIndex),
    index('person_card_number_index').on(t.cardNumberIndex),
  ],
)

/** Each person's own data key, sealed under the root key: deleting the row erases the person. */
export const personKey = sqliteTable('person_key', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  wrapped: text().notNull(),
})

/** A student's place on a season's roster. `seq` keeps the roster's order for every list. */
export const enrolment = sqliteTable(
  'enrolment',
  {
    seasonId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    seq: integer().notNull(),
    dorm: text().notNull().default(''),
    entersOn: text(),
    leavesOn: text(),
    /** The import whose roster no longer had this student. */
    withdrawnBy: text(),
  },
  (t) => [primaryKey({ columns: [t.seasonId, t.personId] }), index('enrolment_person').on(t.personId)],
)

/** Class, group and leadership from a date on ('' = from the beginning); the last one that began holds. */
export const membership = sqliteTable(
  'membership',
  {
    seasonId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    fromDate: text().notNull().default(''),
    className: text().notNull(),
    groupName: text().notNull(),
    leader: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.seasonId, t.personId, t.fromDate] }),
    index('membership_class').on(t.seasonId, t.className),
    // A request knows the person before it knows the season.
    index('membership_person').on(t.personId),
  ],
)

/** A role that somebody holds; students need none. className null: all classes. */
export const roleGrant = sqliteTable(
  'role_grant',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    role: text({ enum: ['teacher', 'lead-teacher', 'supervisor', 'finance', 'admin'] }).notNull(),
    className: text(),
    revokedAt: integer(),
  },
  (t) => [
    uniqueIndex('role_grant_live')
      // Without a comma: drizzle-kit splits the expression of an index at each one.
      .on(t.personId, t.role, sql`case when ${t.className} is null then '' else ${t.className} end`)
      .where(sql`${t.revokedAt} is null`),
  ],
)

/** Sessions, found by the hash of their token; times in milliseconds. */
export const session = sqliteTable('session', {
  tokenHash: text().primaryKey(),
  /** What it is called where it is listed; the hash is shown to nobody. */
  id: text().notNull().unique(),
  personId: text()
    .notNull()
    .references(() => person.id),
  /** The enrolled device of a student; staff and the demo's staff have none. */
  deviceId: text(),
  /** What the browser called itself. */
  label: text().notNull().default(''),
  /** Until when the last second factor counts for what asks for one; 0: never. */
  stepUpUntil: integer().notNull().default(0),
  createdAt: integer().notNull(),
  lastUsedAt: integer().notNull(),
  idleMs: integer().notNull(),
  expiresAt: integer().notNull(),
  endedAt: integer(),
})
