import { and, eq } from 'drizzle-orm'
import { undertaking as text } from '../../shared/undertakings/undertaking.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { undertaking } from './table.ts'

/** Whether the caller has signed the undertaking as it reads now. */
export async function seeUndertaking(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'undertakings.see', { read: { signed: signedRead(ctx) } })
  return { version: text.version, signedAt: facts.signed[0]?.signedAt ?? null }
}

export const signedRead = (ctx: Ctx) =>
  ctx.db.query
    .select({ signedAt: undertaking.signedAt })
    .from(undertaking)
    .where(and(eq(undertaking.personId, ownId(ctx)), eq(undertaking.version, text.version)))
