import { Hono } from 'hono'
import type { Env } from '../kernel/http.ts'
import { projection } from './projection.ts'
import { running } from './running.ts'

export const allowanceRoutes = new Hono<Env>()
  .get('/running', async (c) => c.json(await running(c.var.ctx)))
  .get('/projection', async (c) => c.json(await projection(c.var.ctx)))
