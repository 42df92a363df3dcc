import { Hono } from 'hono'
import type { Env } from '../kernel/http.ts'
import { moneyNeeds } from './money.ts'

export const needRoutes = new Hono<Env>().get('/money', async (c) => c.json(await moneyNeeds(c.var.ctx)))
