import { and, eq, isNull } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { robot } from './table.ts'

/** A robot says nothing any more, and what it was reached by is forgotten. */
export async function removeRobot(ctx: Ctx, { id }: { id: string }) {
  const live = and(eq(robot.id, id), isNull(robot.endedAt))
  const { me, facts } = await authorise(ctx, 'robots.change', {
    read: { robots: ctx.db.query.select({ id: robot.id }).from(robot).where(live) },
  })
  if (!facts.robots.length) throw new Fault('not-found')
  const at = ctx.clock.now()
  return commit(ctx, me, {
    writes: mustChangeOne(ctx.db.query.update(robot).set({ endedAt: at, token: '', secret: '' }).where(live)),
    events: [{ action: 'robots.remove', target: id }],
    answer: { id, at },
    conflict: 'not-found',
  })
}
