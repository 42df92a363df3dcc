import { and, eq, isNull } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { session } from './table.ts'

/** Ends the session that asks. Sessions have no audit event. */
export async function logOut(ctx: Ctx) {
  await authorise(ctx, 'me.see', { read: {} })
  const mine = and(eq(session.tokenHash, ctx.caller.session ?? ''), isNull(session.endedAt))
  await ctx.db.write([ctx.db.query.update(session).set({ endedAt: ctx.clock.now() }).where(mine)])
  return { ended: true }
}
