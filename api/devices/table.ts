import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../people/table.ts'

/**
 * A browser's storage that a student has enrolled: WeChat, Safari and the home screen of one phone are three.
 * It keeps a key that cannot be taken out of it; here is the public half.
 */
export const device = sqliteTable(
  'device',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** The point of a P-256 key, uncompressed, 65 bytes in base64url. */
    publicKey: text().notNull(),
    /** What the browser called itself: '微信 · Android'. */
    label: text().notNull(),
    addedBy: text({ enum: ['slip', 'device', 'demo'] }).notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer().notNull(),
    removedAt: integer(),
    /** Wrong PINs since the last right one; at ten the device has to be enrolled anew. */
    pinFailures: integer().notNull().default(0),
    pinLockedUntil: integer().notNull().default(0),
  },
  (t) => [index('device_person').on(t.personId)],
)

/** A student's six digits: PBKDF2 over an HMAC under the server's pepper, parameters kept with each row. */
export const pin = sqliteTable('pin', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  hash: text().notNull(),
  salt: text().notNull(),
  iterations: integer().notNull(),
  setAt: integer().notNull(),
})
