import { and, eq } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { endChat } from './end-writes.ts'
import { chatBinding } from './table.ts'

/** The person's chat speaks for them no longer: said in the app, or in the chat itself. */
export async function unbindChat(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'chat.own', {
    read: {
      bound: ctx.db.query
        .select({ id: chatBinding.id })
        .from(chatBinding)
        .where(and(eq(chatBinding.personId, ownId(ctx)), eq(chatBinding.state, 'active'))),
    },
  })
  const answer = { bound: false, at: ctx.clock.now() }
  const [bound] = facts.bound
  if (!bound) return answer
  return commit(ctx, me, {
    writes: endChat(ctx, me.personId),
    events: [{ action: 'chat.unbind', target: bound.id }],
    answer,
  })
}
