import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../people/table.ts'

/** A student's promise to keep buyers' data secret, signed once a version with the device's key. Append-only. */
export const undertaking = sqliteTable(
  'undertaking',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    version: text().notNull(),
    /** SHA-256 of the text as it was shown, hex. */
    textHash: text().notNull(),
    typedName: text().notNull(),
    deviceId: text().notNull(),
    /** `nonce.signature` of the proof under which it was sent, and the hash of that body: who doubts it can check it. */
    proof: text().notNull(),
    bodyHash: text().notNull(),
    signedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.version] })],
)
