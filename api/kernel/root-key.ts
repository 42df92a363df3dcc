import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { rootSealed } from './root-seal.ts'

/** Every root key that this database has known. */
export const rootKey = sqliteTable('root_key', {
  kid: text().primaryKey(),
  /** Of its seals under receipts and checkpoints: published for ever. */
  publicKey: text().notNull(),
  /** HMAC of id and public key under the secret that lasts: a row that somebody else put in is found out. */
  attest: text().notNull(),
  /** A word sealed under it, by which a wrong key of the same name is found out; null once it is retired. */
  canary: text(),
  learnedAt: integer().notNull(),
  retiredAt: integer(),
})

export type RootKeyRow = typeof rootKey.$inferSelect

/** A random secret that outlives rotations, because what it made cannot be made anew; sealed under the root key. */
export const lastingSecret = sqliteTable('lasting_secret', {
  name: text().primaryKey(),
  sealed: text().notNull(),
})

/** True as long as no sealed text names this key. */
export const nothingNeeds = (kid: string): SQL => noneWith(sql`=`, kid)

/** True as long as every sealed text names this key. */
export const onlyUnder = (kid: string): SQL => noneWith(sql`<>`, kid)

function noneWith(compared: SQL, kid: string): SQL {
  const head = `v1.${kid}.`
  const free = rootSealed.map(
    ({ table, column }) =>
      sql`not exists (select 1 from ${sql.identifier(table)}
        where substr(${sql.identifier(column)}, 1, ${head.length}) ${compared} ${head})`,
  )
  return sql.join(free, sql` and `)
}
