import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * What somebody has said about the settlement of a season: how it ended, that the deposit came or went, that a side agrees,
 * that it is paid. Append-only; of one kind the last word holds, and an agreement holds for its content alone.
 */
export const settlementWord = sqliteTable(
  'settlement_word',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    /** Counts a season's words: of two who speak at one instant the second finds its number taken. */
    seq: integer().notNull(),
    kind: text({ enum: ['judged', 'deposit-paid', 'deposit-returned', 'agreed', 'settled'] }).notNull(),
    personId: text().notNull(),
    at: integer().notNull(),
    side: text({ enum: ['company', 'school'] }),
    breach: integer({ mode: 'boolean' }),
    /** A judgement's reason, a payment's note. */
    reason: text(),
    /** Yuan. */
    amount: text(),
    /** The date on which the money moved. */
    onDate: text(),
    /** SHA-256 of what was agreed or paid, and with an agreement its canonical bytes. */
    contentHash: text(),
    bytes: text(),
  },
  (t) => [
    uniqueIndex('settlement_word_seq').on(t.seasonId, t.seq),
    uniqueIndex('settlement_word_agreed')
      .on(t.seasonId, t.contentHash, t.side)
      .where(sql`${t.kind} = 'agreed'`),
    uniqueIndex('settlement_word_person')
      .on(t.seasonId, t.contentHash, t.personId)
      .where(sql`${t.kind} = 'agreed'`),
    uniqueIndex('settlement_word_settled')
      .on(t.seasonId)
      .where(sql`${t.kind} = 'settled'`),
  ],
)
