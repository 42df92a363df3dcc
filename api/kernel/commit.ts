/**
 * The one way a verb changes anything: its statements, the audit event, the notices and the stored
 * answer for the caller's key go in a single batch, or not at all.
 */
import { and, eq, lt, sql } from 'drizzle-orm'
import { session } from '../people/table.ts'
import { auditStatement } from './audit.ts'
import type { AuditEntry } from './audit.ts'
import type { Me } from './authorise.ts'
import type { Ctx } from './ctx.ts'
import { refusedByConstraint } from './db.ts'
import type { Write } from './db.ts'
import { Fault } from './fault.ts'
import type { FaultCode } from './fault.ts'
import { keepAnswer } from './idempotency.ts'
import { useNonce } from './nonce.ts'
import { prepared } from './statements.ts'
import type { Value } from './statements.ts'

export interface Change<T> {
  writes: Write[]
  /** One for each state that changes; an import is one. */
  events: AuditEntry[]
  answer: T
  /** Stored for a repeat instead of the answer, where that holds a secret: a repeat then does not show it again. */
  kept?: unknown
  /** What a broken guard or unique index means here. */
  conflict?: FaultCode
}

export async function commit<T>(ctx: Ctx, me: Me, change: Change<T>): Promise<T> {
  const { writes, events, answer, conflict = 'wrong-state' } = change
  const kept = 'kept' in change ? change.kept : answer
  try {
    await ctx.db.write([
      // First, so that the same key at the same instant is told apart from another's change.
      ...keepAnswer(ctx, me.personId, kept),
      ...(me.proved ? [useNonce(ctx, me.proved.nonce, me.proved.expiresAt)] : []),
      ...(ctx.caller.claim?.writes ?? []),
      ...writes,
      ...events.map((event) => auditStatement(ctx, me.personId, event)),
      ...touch(ctx, me),
    ])
  } catch (error) {
    if (!refusedByConstraint(error)) throw error
    if (/run-closed/.test(String(error))) throw new Fault('run-closed')
    if (/used_nonce/.test(String(error))) throw new Fault('proof-needed')
    throw new Fault(/idempotency|chat_update/.test(String(error)) ? 'in-progress' : conflict)
  }
  if (ctx.caller.claim) ctx.caller.claim.done = true
  return answer
}

const fiveMinutes = 300_000

/** A session in use stays alive; written at most every five minutes. */
export function touch(ctx: Ctx, me: Me): Write[] {
  const now = ctx.clock.now()
  if (!me.session || me.session.lastUsedAt > now - fiveMinutes) return []
  return [touching({ now, mine: me.session.tokenHash }).session]
}

const touching = prepared(({ db }, value: Value<'now' | 'mine'>) => ({
  session: db.query
    .update(session)
    .set({ lastUsedAt: sql`${value('now')}` })
    .where(and(eq(session.tokenHash, value('mine')), lt(session.lastUsedAt, value('now')))),
}))
