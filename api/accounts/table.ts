import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { brought } from '../seasons/brought.ts'

/** Which student works under a desk account, and from when to when. */
export const deskAccount = sqliteTable('desk_account', {
  ...brought,
  account: text().notNull(),
  personId: text().notNull(),
  /** null: since ever, and until further notice. */
  fromDate: text(),
  toDate: text(),
})
