import { and, eq, isNull } from 'drizzle-orm'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { newToken } from '../people/start-session.ts'
import { session } from '../people/table.ts'

/** How long a second factor counts for what asks for one. */
export const stepUpLife = 300_000

/**
 * Gives the caller's session another token, so that the one before is worth nothing from this batch on; it
 * keeps its place in the list and its end. For the moment at which somebody has given a second factor.
 */
export function rotateSession(ctx: Ctx, me: Pick<Me, 'session'>) {
  const token = newToken()
  const now = ctx.clock.now()
  const mine = and(eq(session.tokenHash, me.session?.tokenHash ?? ''), isNull(session.endedAt))
  const changed = { tokenHash: sha256Hex(token), stepUpUntil: now + stepUpLife, lastUsedAt: now }
  const writes: Write[] = mustChangeOne(ctx.db.query.update(session).set(changed).where(mine))
  const maxAgeSeconds = Math.floor(((me.session?.expiresAt ?? now) - now) / 1000)
  return { token, maxAgeSeconds, stepUpUntil: changed.stepUpUntil, writes }
}
