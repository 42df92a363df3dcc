import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { confirmInput } from './input.ts'

export const chatRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await (await import('./see.ts')).seeChat(c.var.ctx)))
  .post('/link', async (c) => c.json(await (await import('./make-link.ts')).makeChatLink(c.var.ctx)))
  .post('/confirm', input('json', confirmInput), async (c) =>
    c.json(await (await import('./confirm.ts')).confirmChat(c.var.ctx, c.req.valid('json'))),
  )
  .post('/unbind', async (c) => c.json(await (await import('./unbind.ts')).unbindChat(c.var.ctx)))
