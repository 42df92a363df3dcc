import { and, eq, or } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { botName, botRead } from './bot-known.ts'
import { pendingFor } from './pending.ts'
import { chatBinding } from './table.ts'

/** The caller's chat: which bot there is, the account that waits for a word, and the one that is bound. */
export async function seeChat(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'chat.own', {
    read: {
      bot: botRead(ctx),
      own: ctx.db.query
        .select({
          id: chatBinding.id,
          name: chatBinding.name,
          number: chatBinding.number,
          state: chatBinding.state,
          at: chatBinding.at,
          confirmedAt: chatBinding.confirmedAt,
        })
        .from(chatBinding)
        .where(
          and(eq(chatBinding.personId, ownId(ctx)), or(eq(chatBinding.state, 'active'), pendingFor(ctx))),
        ),
    },
  })
  const bound = facts.own.find(({ state }) => state === 'active')
  const waiting = facts.own.find(({ state }) => state === 'pending')
  return {
    now: ctx.clock.now(),
    bot: botName(facts.bot) ?? null,
    waiting: waiting ? { id: waiting.id, name: waiting.name, number: waiting.number } : null,
    bound: bound ? { name: bound.name, since: bound.confirmedAt } : null,
  }
}
