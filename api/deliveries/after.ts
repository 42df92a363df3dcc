import { and, eq, gt, inArray } from 'drizzle-orm'
import { urgencyOf } from '../../shared/notices/kinds.ts'
import { afterQuietHours } from '../../shared/notices/quiet.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import type { Channel, Outcome } from './channel.ts'
import type { Taken } from './deliver.ts'
import { delivery } from './table.ts'
import { tellAdmins } from './tell-admins.ts'

const longestWait = 3600_000
const mostAttempts = 30

/** What a delivery becomes: sent, due again later, or dead. Nothing, if another machine has taken it since. */
export function after(
  ctx: Ctx,
  channel: Channel,
  one: Taken,
  outcome: Outcome,
  behind: readonly Taken[],
): Write[] {
  const now = ctx.clock.now()
  const attempts = one.attempts + 1
  const held = (ids: string[]) =>
    and(inArray(delivery.id, ids), eq(delivery.claim, one.claim), eq(delivery.state, 'waiting'))
  const set = (change: Partial<typeof delivery.$inferInsert>) =>
    ctx.db.query
      .update(delivery)
      .set(change)
      .where(held([one.id]))
  if (outcome.ok)
    return [
      set({ state: 'sent', attempts, sentAt: now, lastError: null, message: outcome.message ?? null }),
      ...wakeOthers(ctx, one),
    ]
  const lastError = outcome.error.slice(0, 200)
  const again = now + (outcome.againInMs ?? Math.min(longestWait, 10_000 * 2 ** one.attempts))
  const wait = behind.map((next) =>
    ctx.db.query
      .update(delivery)
      .set({ dueAt: wakeful(next, again), claim: '' })
      .where(held([next.id])),
  )
  if (outcome.gone)
    return [set({ state: 'dead', attempts, lastError }), ...(channel.gone?.(ctx, one) ?? []), ...wait]
  if (now >= one.giveUpAt || attempts >= mostAttempts)
    return [set({ state: 'dead', attempts, lastError }), tellAdmins(ctx), ...wait]
  return [set({ dueAt: wakeful(one, again), claim: '', attempts, lastError }), ...wait]
}

const wakeful = ({ kind }: Taken, at: number) => (urgencyOf(kind) === null ? afterQuietHours(at) : at)

/** Where one message got through, what waited for the address after a failure need not wait any more. */
function wakeOthers({ db, clock }: Ctx, { channel, address }: Taken): Write[] {
  const now = clock.now()
  if (afterQuietHours(now) !== now) return []
  const putOff = and(
    eq(delivery.channel, channel),
    eq(delivery.address, address),
    eq(delivery.state, 'waiting'),
    eq(delivery.claim, ''),
    gt(delivery.dueAt, now),
  )
  return [db.query.update(delivery).set({ dueAt: now }).where(putOff)]
}
