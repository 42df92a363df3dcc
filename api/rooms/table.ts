import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { brought } from '../seasons/brought.ts'

/** A room of the practicum with its seats, working machines and classes. */
export const room = sqliteTable('room', {
  ...brought,
  name: text().notNull(),
  seats: integer().notNull(),
  machines: integer().notNull(),
  classes: text({ mode: 'json' }).$type<string[]>().notNull(),
})
