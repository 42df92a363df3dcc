import { asc, isNull } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { robot } from './table.ts'

/** The robots that speak now, without what they are reached by. */
export async function listRobots(ctx: Ctx) {
  const { id, vendor, className, name, at } = robot
  const { facts } = await authorise(ctx, 'robots.see', {
    read: {
      robots: ctx.db.query
        .select({ id, vendor, className, name, at })
        .from(robot)
        .where(isNull(robot.endedAt))
        .orderBy(asc(robot.at), asc(robot.id)),
    },
  })
  return { robots: facts.robots }
}
