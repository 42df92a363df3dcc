import { and, eq, gt, isNull } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { session } from '../people/table.ts'
import { endSessionsOf } from './end-writes.ts'

/** Ends one of the caller's own sessions, wherever it is open. Sessions have no audit event. */
export async function endSession(ctx: Ctx, id: string) {
  const { me, facts } = await authorise(ctx, 'sessions.end', {
    read: {
      mine: ctx.db.query
        .select({ id: session.id })
        .from(session)
        .where(
          and(
            eq(session.id, id),
            eq(session.personId, ownId(ctx)),
            isNull(session.endedAt),
            gt(session.expiresAt, ctx.clock.now()),
          ),
        ),
    },
  })
  if (!facts.mine.length) throw new Fault('not-found')
  return commit(ctx, me, {
    writes: [endSessionsOf(ctx, me.personId, eq(session.id, id))],
    events: [],
    answer: { ended: true },
  })
}
