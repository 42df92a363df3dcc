import { and, eq, isNull } from 'drizzle-orm'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import type { FaultCode } from '../kernel/fault.ts'
import type { Proved } from '../kernel/proof.ts'
import { startSession } from '../people/start-session.ts'
import { session } from '../people/table.ts'

interface Who {
  personId: string
  deviceId: string
  /** What the device has signed; used up by this. */
  nonce?: Proved
}

interface Entry {
  /** What the way in used up. */
  writes: Write[]
  events?: AuditEntry[]
  conflict: FaultCode
}

/**
 * Gives a student a session on a device and ends the one that the browser had. Nothing is kept for a repeat of
 * the command: a session is no answer to be given twice.
 */
export async function enterStudent(ctx: Ctx, who: Who, { writes, events = [], conflict }: Entry) {
  const { personId, deviceId, nonce } = who
  const { key: _, ...caller } = ctx.caller
  const { token, maxAgeSeconds, write } = startSession(ctx, personId, 'student', { deviceId })
  const before = and(eq(session.tokenHash, caller.session ?? ''), isNull(session.endedAt))
  const ended = ctx.db.query.update(session).set({ endedAt: ctx.clock.now() }).where(before)
  const nobodyYet: Me = {
    personId,
    name: '',
    number: '',
    grants: [],
    memberships: [],
    scopes: [],
    ...(nonce ? { proved: nonce } : {}),
  }
  await commit({ ...ctx, caller }, nobodyYet, {
    writes: [...writes, ended, write],
    events,
    answer: undefined,
    conflict,
  })
  return { token, maxAgeSeconds, personId, deviceId }
}
