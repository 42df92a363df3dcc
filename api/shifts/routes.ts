import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { planBody } from './input.ts'

export const shiftRoutes = new Hono<Env>()
  .get('/plan', async (c) => {
    const { seePlan } = await import('./see-plan.ts')
    return c.json(await seePlan(c.var.ctx))
  })
  .post('/plan', input('json', planBody), async (c) => {
    const { changePlan } = await import('./change-plan.ts')
    return c.json(await changePlan(c.var.ctx, c.req.valid('json')))
  })
