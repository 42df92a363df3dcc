import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { addRobotInput } from './input.ts'
import type { Post } from './say.ts'

/** `post`: how the vendors are reached. */
export const robotRoutes = (post: Post = fetch) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await (await import('./list.ts')).listRobots(c.var.ctx)))
    .post('/', input('json', addRobotInput), async (c) =>
      c.json(await (await import('./add.ts')).addRobot(c.var.ctx, c.req.valid('json'))),
    )
    .post('/:id/try', async (c) =>
      c.json(await (await import('./try.ts')).tryRobot(c.var.ctx, { id: c.req.param('id') }, post)),
    )
    .post('/:id/remove', async (c) =>
      c.json(await (await import('./remove.ts')).removeRobot(c.var.ctx, { id: c.req.param('id') })),
    )
