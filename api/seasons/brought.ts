/**
 * The columns every fact of a season carries. A fact that an import brought keeps its row's text in
 * `content`, so that the next import can tell what is new and what is gone; it is never edited or
 * deleted, only withdrawn by a later import.
 */
import { integer, text } from 'drizzle-orm/sqlite-core'

export const brought = {
  id: text().primaryKey(),
  seasonId: text().notNull(),
  importId: text(),
  content: text(),
  withdrawnBy: text(),
}

/** The same for a fact about one student on one date. */
export const studentFact = {
  ...brought,
  personId: text().notNull(),
  date: text().notNull(),
}

/** Of a fact that somebody entered in the program; null where a file brought it. */
export const entered = {
  enteredBy: text(),
  enteredAt: integer(),
}
