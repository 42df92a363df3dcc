import { and, eq, isNull, ne } from 'drizzle-orm'
import * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { session } from '../people/table.ts'
import { passwordInput, passwordWrites } from './set.ts'

export const setPasswordInput = v.strictObject(passwordInput)

/** A new password and code generator for the caller; the other sessions end. */
export async function setPassword(ctx: Ctx, input: v.InferOutput<typeof setPasswordInput>) {
  const { me } = await authorise(ctx, 'credentials.change', { read: {} })
  const writes = await passwordWrites(ctx, me, input)
  const others = and(
    eq(session.personId, me.personId),
    ne(session.tokenHash, ctx.caller.session ?? ''),
    isNull(session.endedAt),
  )
  return commit(ctx, me, {
    writes: [...writes, ctx.db.query.update(session).set({ endedAt: ctx.clock.now() }).where(others)],
    events: [{ action: 'credentials.set-password', target: me.personId }],
    answer: { set: true },
  })
}
