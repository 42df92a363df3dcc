import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { endSessionsOf, otherThanThis } from './end-writes.ts'

/** Ends every session of the caller but the one that asks. The devices stay enrolled. */
export async function endOtherSessions(ctx: Ctx) {
  const { me } = await authorise(ctx, 'sessions.end', { read: {} })
  return commit(ctx, me, {
    writes: [endSessionsOf(ctx, me.personId, otherThanThis(ctx))],
    events: [],
    answer: { ended: true },
  })
}
