import { and, asc, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notice } from '../notices/table.ts'
import { session } from '../people/table.ts'
import { pushSubscription } from './table.ts'
import { vapidHeader } from './vapid.ts'

/** How long a push service keeps what it could not deliver: an evening's news is none the day after. */
const keepSeconds = 12 * 3600
/** A browser whose service does not answer for so long is given up; it asks again when the app is opened. */
const giveUpMs = 3 * 24 * 3600 * 1000
const mostAtOnce = 500
/** Other jobs wait behind this one: a service that takes the call and says nothing is not waited for. */
const patienceMs = 10_000

export type Post = (url: string, init: RequestInit) => Promise<{ status: number }>

// Whoever was tried goes behind those who wait since before that: nobody is passed over for ever.
const waitsSince = sql`max(coalesce(${pushSubscription.triedAt}, 0), min(${notice.at}))`

/**
 * Wakes every browser whose person has a notice that is neither seen nor told. Delivered at least once: what was
 * sent and not yet written down is sent again, and shows as the same notice.
 */
export async function sendPushes(ctx: Ctx, post: Post = fetch): Promise<void> {
  const { facts } = await authorise(ctx, 'server.operate', { read: { due: due(ctx) } })
  const statuses = await Promise.all(facts.due.map((one) => wake(ctx, one, post)))
  // Not in the same promise: a statement that a promise gives is taken for one, and sends itself.
  const writes = facts.due.map((one, n) => after(ctx, one, statuses[n]!))
  if (writes.length) await ctx.db.write(writes)
}

const due = ({ db: { query }, clock }: Ctx) =>
  query
    .select({
      endpoint: pushSubscription.endpoint,
      origin: pushSubscription.origin,
      failingSince: pushSubscription.failingSince,
      newest: max(notice.at).mapWith(Number),
    })
    .from(pushSubscription)
    .innerJoin(
      notice,
      and(
        eq(notice.personId, pushSubscription.personId),
        gt(notice.at, pushSubscription.toldUntil),
        isNull(notice.seenAt),
      ),
    )
    .where(
      inArray(
        pushSubscription.sessionId,
        query
          .select({ id: session.id })
          .from(session)
          .where(and(isNull(session.endedAt), gt(session.expiresAt, clock.now()))),
      ),
    )
    .groupBy(pushSubscription.endpoint)
    .orderBy(asc(waitsSince), asc(pushSubscription.endpoint))
    .limit(mostAtOnce)
type Due = Awaited<ReturnType<typeof due>>[number]

/** The status that the push service answers with; 0 where it was not reached. */
async function wake(ctx: Ctx, { endpoint, origin }: Due, post: Post): Promise<number> {
  const headers = {
    Authorization: vapidHeader(ctx, endpoint, origin),
    TTL: String(keepSeconds),
    // One that waits is replaced by the next: the browser asks for what is new by itself.
    Topic: 'notices',
    Urgency: 'normal',
  }
  try {
    const signal = AbortSignal.timeout(patienceMs)
    // Never followed elsewhere. workerd has no 'error' for it and refuses to send at all.
    return (await post(endpoint, { method: 'POST', headers, redirect: 'manual', signal })).status
  } catch {
    return 0
  }
}

function after({ db: { query }, clock }: Ctx, one: Due, status: number): Write {
  const itself = eq(pushSubscription.endpoint, one.endpoint)
  const triedAt = clock.now()
  if (status >= 200 && status < 300)
    return query
      .update(pushSubscription)
      .set({ toldUntil: one.newest, failingSince: null, triedAt })
      .where(itself)
  const since = one.failingSince ?? triedAt
  // Gone for good, or silent for days.
  if (status === 404 || status === 410 || triedAt - since > giveUpMs)
    return query.delete(pushSubscription).where(itself)
  return query.update(pushSubscription).set({ failingSince: since, triedAt }).where(itself)
}
