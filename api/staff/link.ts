import { and, eq, isNull } from 'drizzle-orm'
import { sha256Hex } from '../kernel/hash.ts'
import { toBase64url } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { invitation } from '../invitations/table.ts'

const threeDays = 72 * 3_600_000

/**
 * A link for a member of staff, or for the first admin where nobody is named: the token for its fragment, shown
 * once, and the writes. An earlier open link of the same kind ends.
 */
export function staffLink(ctx: Ctx, issuedBy: string, personId: string | null) {
  const token = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
  const [id, now] = [ctx.newId(), ctx.clock.now()]
  const purpose = personId === null ? ('first-admin' as const) : ('staff' as const)
  const expiresAt = now + threeDays
  const earlier = and(
    eq(invitation.purpose, purpose),
    personId === null ? isNull(invitation.personId) : eq(invitation.personId, personId),
    isNull(invitation.usedAt),
    isNull(invitation.revokedAt),
  )
  const row = { id, purpose, personId, tokenHash: sha256Hex(token), issuedBy, createdAt: now, expiresAt }
  const writes: Write[] = [
    ctx.db.query.update(invitation).set({ revokedAt: now }).where(earlier),
    ctx.db.query.insert(invitation).values(row),
  ]
  return { id, token, expiresAt, writes }
}
