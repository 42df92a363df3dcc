import { robotAt } from '../../shared/robots/address.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { AddRobotInput } from './input.ts'
import { sealOfRobot } from './sealed.ts'
import { robot } from './table.ts'

/** A group's robot gets the group's notices from now on. What it is reached by is shown to nobody again. */
export async function addRobot(ctx: Ctx, { id, name, className, address, secret }: AddRobotInput) {
  const { me } = await authorise(ctx, 'robots.change', { read: {} })
  const { vendor, token } = robotAt(address)!
  const at = ctx.clock.now()
  return commit(ctx, me, {
    writes: [
      ctx.db.query.insert(robot).values({
        id,
        vendor,
        className,
        name,
        token: await sealOfRobot(ctx.keys, id, 'token', token),
        secret: await sealOfRobot(ctx.keys, id, 'secret', secret),
        origin: ctx.caller.origin ?? '',
        byId: me.personId,
        at,
      }),
    ],
    events: [{ action: 'robots.add', target: id, after: { vendor, className, name } }],
    answer: { id, vendor, at },
  })
}
