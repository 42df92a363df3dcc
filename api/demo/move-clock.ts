import { isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { session } from '../people/table.ts'
import { theDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import type { Jump } from './jumps.ts'
import { seeDemo } from './see.ts'

/** Moves the demo's clock forward, runs what has become due, and lets nobody's session end by it. */
export async function moveDemoClock(ctx: Ctx, demo: Demo | undefined, { to }: { to: Jump['key'] }) {
  const { clock, runDueJobs } = theDemo(demo)
  const { jumps } = await seeDemo(ctx, demo)
  const jump = jumps.find(({ key }) => key === to)
  if (!jump) throw new Fault('not-found')
  const by = clock.moveTo(jump.at)
  await ctx.db.write([
    ctx.db.query
      .update(session)
      .set({
        lastUsedAt: sql`${session.lastUsedAt} + ${by}`,
        expiresAt: sql`${session.expiresAt} + ${by}`,
      })
      .where(isNull(session.endedAt)),
  ])
  await runDueJobs(ctx)
  return seeDemo(ctx, demo)
}
