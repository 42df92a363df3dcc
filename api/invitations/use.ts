import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { invitation } from './table.ts'

/** Uses an invitation up for a device, or breaks the batch where somebody else has. */
export function useInvitation({ db, clock }: Ctx, id: string, deviceId: string): Write[] {
  const now = clock.now()
  const open = and(
    eq(invitation.id, id),
    isNull(invitation.usedAt),
    isNull(invitation.revokedAt),
    gt(invitation.expiresAt, now),
  )
  return mustChangeOne(db.query.update(invitation).set({ usedAt: now, deviceId }).where(open))
}
