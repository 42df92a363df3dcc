import { and, inArray, isNull, lt, notInArray, or } from 'drizzle-orm'
import { delivery } from '../deliveries/table.ts'
import { sweepChat } from '../chat/sweep-writes.ts'
import { job } from '../jobs/table.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { invitation } from '../invitations/table.ts'
import { idempotency, keyLifetime } from '../kernel/idempotency.ts'
import { usedNonce } from '../kernel/nonce.ts'
import { rateLimit } from '../kernel/rate-limit.ts'
import { session } from '../people/table.ts'
import { pushSubscription } from '../push/table.ts'

const month = 30 * 24 * 3600 * 1000

/**
 * Throws away what nobody can use any more: answers older than a phone's queue, ended sessions, done jobs, what channels have delivered, nonces
 * and counters past their end, and invitations a month after theirs, until when their second use is noticed.
 */
export async function sweep(ctx: Ctx): Promise<void> {
  await authorise(ctx, 'server.operate', { read: {} })
  const { query } = ctx.db
  const monthAgo = ctx.clock.now() - month
  const live = query.select({ id: session.id }).from(session).where(isNull(session.endedAt))
  await ctx.db.write([
    query.delete(idempotency).where(lt(idempotency.at, ctx.clock.now() - keyLifetime)),
    query.delete(session).where(or(lt(session.endedAt, monthAgo), lt(session.expiresAt, monthAgo))),
    query.delete(pushSubscription).where(notInArray(pushSubscription.sessionId, live)),
    query.delete(usedNonce).where(lt(usedNonce.expiresAt, ctx.clock.now())),
    query.delete(rateLimit).where(lt(rateLimit.resetsAt, ctx.clock.now())),
    query.delete(invitation).where(lt(invitation.expiresAt, monthAgo)),
    query
      .delete(delivery)
      .where(and(inArray(delivery.state, ['sent', 'dropped']), lt(delivery.giveUpAt, monthAgo))),
    ...sweepChat(ctx),
    query.delete(job).where(lt(job.doneAt, monthAgo)),
  ])
}
