import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../people/table.ts'

/** A way in that is given out on paper or as a link: it works once and for a short time. */
export const invitation = sqliteTable(
  'invitation',
  {
    id: text().primaryKey(),
    purpose: text({ enum: ['enrol', 'add', 'replace', 'link', 'staff', 'first-admin'] }).notNull(),
    /** Nobody yet where the first admin says who that is. */
    personId: text().references(() => person.id),
    /** SHA-256 of the token, hex; its 128 random bits need no more. */
    tokenHash: text().notNull().unique(),
    /** The code that is typed instead (60 random bits): PBKDF2 as of a PIN; a link for staff has none. */
    codeHash: text(),
    codeSalt: text(),
    codeIterations: integer(),
    /** Who is told when it is used a second time or after its end. */
    issuedBy: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
    revokedAt: integer(),
    /** The device that it enrolled: who lost the answer may ask again with the same key. */
    deviceId: text(),
    /** Wrong PINs on it, where it asks for the one there is; at five it is worth nothing. */
    pinFailures: integer().notNull().default(0),
  },
  (t) => [index('invitation_person').on(t.personId)],
)
