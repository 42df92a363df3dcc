import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { passkey, password } from './table.ts'

/** Takes away one of the caller's passkeys, never the last way in. */
export async function removePasskey(ctx: Ctx, id: string) {
  const { query } = ctx.db
  const mine = and(eq(passkey.personId, ownId(ctx)), isNull(passkey.removedAt))
  const otherWays = or(
    sql`exists (select 1 from ${password} where ${password.personId} = ${ownId(ctx)})`,
    sql`exists (select 1 from ${passkey} where ${and(mine, ne(passkey.id, id))})`,
  )!
  const { me, facts } = await authorise(ctx, 'credentials.change', {
    read: {
      found: query
        .select({ others: sql<number>`${otherWays}` })
        .from(passkey)
        .where(and(mine, eq(passkey.id, id))),
    },
  })
  const [found] = facts.found
  if (!found) throw new Fault('not-found')
  if (!found.others) throw new Fault('last-way-in')
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, otherWays),
      ...mustChangeOne(
        query
          .update(passkey)
          .set({ removedAt: ctx.clock.now() })
          .where(and(mine, eq(passkey.id, id))),
      ),
    ],
    events: [{ action: 'credentials.remove-passkey', target: me.personId, after: { passkey: id } }],
    answer: { removed: true },
  })
}
