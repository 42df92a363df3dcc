import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { endpointInput, subscribe } from './subscribe.ts'
import { unsubscribe } from './unsubscribe.ts'

export const pushRoutes = new Hono<Env>()
  .get('/key', async (c) => c.json(await (await import('./see-key.ts')).seePushKey(c.var.ctx)))
  .post('/', input('json', endpointInput), async (c) =>
    c.json(await subscribe(c.var.ctx, c.req.valid('json'))),
  )
  .post('/remove', input('json', endpointInput), async (c) =>
    c.json(await unsubscribe(c.var.ctx, c.req.valid('json'))),
  )
