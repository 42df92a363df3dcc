import { Hono } from 'hono'
import type { Env } from '../kernel/http.ts'

export const needRoutes = new Hono<Env>().get('/money', async (c) =>
  c.json(await (await import('./money.ts')).moneyNeeds(c.var.ctx)),
)
