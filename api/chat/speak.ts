import { and, eq } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx, Locale } from '../kernel/ctx.ts'
import { chatBinding } from './table.ts'

/** In which language the person's chat speaks from now on. */
export async function speakIn(ctx: Ctx, locale: Locale) {
  const { me } = await authorise(ctx, 'chat.own', { read: {} })
  const mine = and(eq(chatBinding.personId, ownId(ctx)), eq(chatBinding.state, 'active'))
  return commit(ctx, me, {
    writes: [ctx.db.query.update(chatBinding).set({ locale }).where(mine)],
    events: [{ action: 'chat.language', target: me.personId, after: { locale } }],
    answer: { locale },
  })
}
