import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { deliveryIdsInput } from './input.ts'

const ids = input('json', deliveryIdsInput)

export const deliveryRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await (await import('./list.ts')).listDeliveries(c.var.ctx)))
  .post('/retry', ids, async (c) =>
    c.json(await (await import('./decide.ts')).decideDead(c.var.ctx, 'retry', c.req.valid('json'))),
  )
  .post('/drop', ids, async (c) =>
    c.json(await (await import('./decide.ts')).decideDead(c.var.ctx, 'drop', c.req.valid('json'))),
  )
