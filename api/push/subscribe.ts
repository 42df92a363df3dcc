import * as v from 'valibot'
import { isPushService } from '../../shared/push/endpoint.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { pushSubscription } from './table.ts'

export const endpointInput = v.strictObject({
  endpoint: v.pipe(v.string(), v.maxLength(1000), v.check(isPushService, 'not a push service')),
})
type Input = v.InferOutput<typeof endpointInput>

/**
 * This browser is woken when there is a notice for the caller, until the session ends or `unsubscribe`. Of a browser
 * that several people use it is the last one who asked. Nothing of a notice goes by the push service: what is sent is empty.
 */
export async function subscribe(ctx: Ctx, { endpoint }: Input): Promise<{ endpoint: string }> {
  const { me } = await authorise(ctx, 'push.own', { read: {} })
  const row = {
    endpoint,
    personId: me.personId,
    sessionId: me.session?.id ?? '',
    origin: ctx.caller.origin ?? '',
    toldUntil: ctx.clock.now(),
    failingSince: null,
  }
  const insert = ctx.db.query.insert(pushSubscription).values(row)
  return commit(ctx, me, {
    writes: [insert.onConflictDoUpdate({ target: pushSubscription.endpoint, set: row })],
    events: [{ action: 'push.subscribe', target: me.personId }],
    answer: { endpoint },
  })
}
