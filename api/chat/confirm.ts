import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import type { confirmInput } from './input.ts'
import { pendingFor } from './pending.ts'
import { chatBinding } from './table.ts'

/**
 * The person says in the app whether the account that waits is the own one. From then on it speaks for them, in the
 * language of the app that confirmed it; one that was bound before does no longer.
 */
export async function confirmChat(ctx: Ctx, { id, mine }: v.InferOutput<typeof confirmInput>) {
  const { query } = ctx.db
  const now = ctx.clock.now()
  const waiting = and(eq(chatBinding.id, id), pendingFor(ctx))
  const { me, facts } = await authorise(ctx, 'chat.own', {
    read: {
      waiting: query
        .select({ id: chatBinding.id })
        .from(chatBinding)
        .where(and(waiting, eq(chatBinding.personId, ownId(ctx)))),
    },
  })
  // Whoever holds the chat could say yes to itself.
  if (ctx.caller.chat !== undefined || !facts.waiting.length) throw new Fault('chat-link-over')
  const ended = { state: 'ended' as const, endedAt: now }
  const mineNow = { state: 'active' as const, confirmedAt: now, locale: ctx.caller.locale }
  const before = and(eq(chatBinding.personId, me.personId), eq(chatBinding.state, 'active'))
  return commit(ctx, me, {
    writes: [
      ...(mine ? [query.update(chatBinding).set(ended).where(before)] : []),
      ...mustChangeOne(
        query
          .update(chatBinding)
          .set(mine ? mineNow : ended)
          .where(waiting),
      ),
      ...(mine ? [notify(ctx, { personId: me.personId, kind: 'chat-bound', about: id, params: {} })] : []),
    ],
    events: [{ action: mine ? 'chat.bind' : 'chat.refuse', target: id }],
    answer: { bound: mine, at: now },
    // Another person has confirmed this account meanwhile.
    conflict: 'chat-taken',
  })
}
