import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { endpointInput } from './subscribe.ts'
import { pushSubscription } from './table.ts'

/** This browser is left alone again. */
export async function unsubscribe(
  ctx: Ctx,
  { endpoint }: v.InferOutput<typeof endpointInput>,
): Promise<{ endpoint: string }> {
  const { me } = await authorise(ctx, 'push.own', { read: {} })
  const mine = and(eq(pushSubscription.endpoint, endpoint), eq(pushSubscription.personId, me.personId))
  return commit(ctx, me, {
    writes: [ctx.db.query.delete(pushSubscription).where(mine)],
    events: [{ action: 'push.unsubscribe', target: me.personId }],
    answer: { endpoint },
  })
}
