import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { seeUndertaking } from './see.ts'
import { signUndertaking, signUndertakingInput } from './sign.ts'

export const undertakingRoutes = new Hono<Env>()
  .get('/own', async (c) => c.json(await seeUndertaking(c.var.ctx)))
  .post('/', input('json', signUndertakingInput), async (c) =>
    c.json(await signUndertaking(c.var.ctx, c.req.valid('json'))),
  )
