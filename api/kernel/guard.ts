/**
 * A conditional write inside a batch. The row count of the statement must be exactly one, or the
 * CHECK on `guard` aborts the whole batch: this is how a condition is tested and used in one step,
 * without a transaction that stays open.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { check, integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import type { Write } from './db.ts'
import type { Builder } from './statements.ts'

export const guard = sqliteTable('guard', { n: integer().notNull() }, (t) => [check('held', sql`${t.n} = 1`)])

export const mustChangeOne = (statement: Write): Write[] => [
  statement,
  { sql: 'insert into guard (n) select changes()', args: [] },
  { sql: 'delete from guard', args: [] },
]

/** A condition that must be true when the batch is written; `query` builds the statement. */
export const mustHold = (query: Builder, condition: SQL): Write[] => [
  query.insert(guard).select(sql`select case when ${condition} then 1 else 0 end`),
  { sql: 'delete from guard', args: [] },
]
