import { and, eq, isNull } from 'drizzle-orm'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import type { FaultCode } from '../kernel/fault.ts'
import { stepUpLife } from '../sessions/rotate.ts'
import { startSession } from '../people/start-session.ts'
import { session } from '../people/table.ts'

interface Entry {
  /** What the way in used up: a code, a challenge, an invitation. */
  writes: Write[]
  events?: AuditEntry[]
  conflict?: FaultCode
}

/**
 * Gives a member of staff a session and ends the one that the browser had. Nothing is kept for a repeat of the
 * command: a session is no answer to be given twice.
 */
export async function enterStaff(
  ctx: Ctx,
  personId: string,
  { writes, events = [], conflict = 'sign-in-failed' }: Entry,
) {
  const { key: _, ...caller } = ctx.caller
  const { token, maxAgeSeconds, write } = startSession(ctx, personId, 'staff', {
    stepUpUntil: ctx.clock.now() + stepUpLife,
  })
  const before = and(eq(session.tokenHash, caller.session ?? ''), isNull(session.endedAt))
  const ended = ctx.db.query.update(session).set({ endedAt: ctx.clock.now() }).where(before)
  const nobodyYet: Me = { personId, name: '', number: '', grants: [], memberships: [], scopes: [] }
  try {
    await commit({ ...ctx, caller }, nobodyYet, {
      writes: [...writes, ended, write],
      events,
      answer: undefined,
      conflict,
    })
  } catch (error) {
    // A challenge that was answered already.
    throw error instanceof Fault && error.code === 'proof-needed' ? new Fault(conflict) : error
  }
  return { token, maxAgeSeconds, personId }
}
