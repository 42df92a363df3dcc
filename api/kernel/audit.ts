/**
 * The audit log. An event is written in the batch of the change it tells of; one sealer links events
 * into a hash chain a moment later (audit-seal.ts), so that 200 students at one instant do not
 * race for one chain head. Both tables are append-only, by triggers.
 */
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AuditAction } from '../../shared/audit/actions.ts'
import type { Ctx } from './ctx.ts'
import { inserting } from './statements.ts'

export const auditEvent = sqliteTable(
  'audit_event',
  {
    n: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    at: integer().notNull(),
    actorId: text().notNull(),
    action: text().notNull(),
    target: text().notNull(),
    /** RFC 8785 form of the whole event: these bytes are what the chain covers. */
    bytes: text().notNull(),
  },
  // Whoever asks who looked at the own numbers; other events are not found by whom they are about.
  (t) => [
    index('audit_event_look')
      .on(t.target)
      .where(sql`${t.action} = 'pii_read'`),
  ],
)

export const auditLink = sqliteTable('audit_link', {
  seq: integer().primaryKey(),
  eventId: text().notNull().unique(),
  prev: text().notNull().unique(),
  h: text().notNull().unique(),
})

/** What happened, without personal data: ids, counts, hashes, states, a reason. */
export interface AuditEntry {
  action: AuditAction
  target: string
  before?: unknown
  after?: unknown
  reason?: string
  role?: string
}

export function auditStatement(ctx: Ctx, actorId: string, entry: AuditEntry) {
  const id = ctx.newId()
  const at = ctx.clock.now()
  const { via, requestId } = ctx.caller
  const bytes = canonicalize({ id, at, actor: actorId, via, requestId, ...entry })!
  return insertEvent({ id, at, actorId, action: entry.action, target: entry.target, bytes })
}

const insertEvent = inserting(auditEvent, ['id', 'at', 'actorId', 'action', 'target', 'bytes'])
