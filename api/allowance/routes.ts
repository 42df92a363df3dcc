import { Hono } from 'hono'
import type { Env } from '../kernel/http.ts'

export const allowanceRoutes = new Hono<Env>()
  .get('/running', async (c) => c.json(await (await import('./running.ts')).running(c.var.ctx)))
  .get('/projection', async (c) => c.json(await (await import('./projection.ts')).projection(c.var.ctx)))
