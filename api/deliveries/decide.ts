import { and, eq, inArray } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import type { DeliveryIds } from './input.ts'
import { keptFor } from './plant.ts'
import { delivery } from './table.ts'

/** The admin's word on what could not be delivered: it is tried once more from the beginning, or nobody tries again. */
export async function decideDead(ctx: Ctx, what: 'retry' | 'drop', { ids }: DeliveryIds) {
  const dead = and(inArray(delivery.id, ids), eq(delivery.state, 'dead'))
  const { me, facts } = await authorise(ctx, 'deliveries.decide', {
    read: { dead: ctx.db.query.select({ id: delivery.id }).from(delivery).where(dead) },
  })
  if (!facts.dead.length) throw new Fault('not-found')
  const now = ctx.clock.now()
  const again = {
    state: 'waiting',
    dueAt: now,
    giveUpAt: now + keptFor,
    attempts: 0,
    lastError: null,
  } as const
  return commit(ctx, me, {
    writes: [
      ctx.db.query
        .update(delivery)
        .set(what === 'retry' ? again : { state: 'dropped' })
        .where(dead),
    ],
    events: [{ action: `deliveries.${what}`, target: '', after: { count: facts.dead.length } }],
    answer: { decided: facts.dead.length, at: now },
  })
}
