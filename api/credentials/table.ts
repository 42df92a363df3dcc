import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../people/table.ts'

/** A member of staff's password: PBKDF2 over an HMAC under the server's pepper, parameters kept with each row. */
export const password = sqliteTable('password', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  hash: text().notNull(),
  salt: text().notNull(),
  iterations: integer().notNull(),
  setAt: integer().notNull(),
})

/** The secret of somebody's code generator, sealed under a key derived from the root key. */
export const totp = sqliteTable('totp', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  secret: text().notNull(),
  /** The newest step whose code was taken: no code counts twice. */
  lastStep: integer().notNull(),
  setAt: integer().notNull(),
})

/** Ten codes for the day on which the phone is gone; each counts once. 120 random bits, so a plain hash keeps them. */
export const recoveryCode = sqliteTable(
  'recovery_code',
  {
    hash: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    setAt: integer().notNull(),
    usedAt: integer(),
  },
  (t) => [index('recovery_code_person').on(t.personId)],
)

/** The public half of a passkey; id as the authenticator made it. */
export const passkey = sqliteTable(
  'passkey',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** SPKI, base64url. */
    publicKey: text().notNull(),
    algorithm: text({ enum: ['ES256', 'RS256'] }).notNull(),
    /** What the authenticator counted last; 0 where it does not count. */
    counter: integer().notNull(),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer().notNull(),
    removedAt: integer(),
  },
  (t) => [index('passkey_person').on(t.personId)],
)
