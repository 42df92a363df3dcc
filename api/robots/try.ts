import { and, eq, isNull } from 'drizzle-orm'
import { groupOf, trialText } from '../../shared/robots/text.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { say } from './say.ts'
import type { Post } from './say.ts'
import { robot } from './table.ts'

/** Has a robot introduce itself in its group; gives what its service says. */
export async function tryRobot(ctx: Ctx, { id }: { id: string }, post: Post) {
  const { me, facts } = await authorise(ctx, 'robots.change', {
    read: {
      robots: ctx.db.query
        .select()
        .from(robot)
        .where(and(eq(robot.id, id), isNull(robot.endedAt))),
    },
  })
  const [row] = facts.robots
  if (!row) throw new Fault('not-found')
  await spendTry(ctx, [['robot-trial', id]])
  const outcome = await say(ctx, row, trialText(groupOf(row.className), row.origin), post)
  const answer = outcome.ok ? { ok: true, error: '' } : { ok: false, error: outcome.error }
  return commit(ctx, me, {
    writes: [],
    events: [{ action: 'robots.try', target: id, after: { ok: answer.ok } }],
    answer,
  })
}
