import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { replyKinds } from '../../shared/replies/reply.ts'

/**
 * What somebody says to a correction, a leave or a swap that was asked for. A request has no state of its own:
 * it is open until a final reply, of which there is one at most.
 */
export const reply = sqliteTable(
  'reply',
  {
    id: text().primaryKey(),
    requestId: text().notNull(),
    kind: text({ enum: replyKinds }).notNull(),
    final: integer({ mode: 'boolean' }).notNull(),
    byId: text().notNull(),
    at: integer().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    uniqueIndex('reply_final')
      .on(t.requestId)
      .where(sql`${t.final} = 1`),
    uniqueIndex('reply_once').on(t.requestId, t.byId, t.final),
  ],
)
