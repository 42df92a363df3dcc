import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { decideBody } from './input.ts'

const body = input('json', decideBody)

export const discrepancyRoutes = new Hono<Env>()
  .get('/:run', async (c) => {
    const { seeDiscrepancies } = await import('./see.ts')
    return c.json(await seeDiscrepancies(c.var.ctx, c.req.param('run')))
  })
  .post('/:run/accept', body, async (c) => {
    const about = { run: c.req.param('run'), said: [c.req.valid('json')] }
    const { decideDiscrepancies } = await import('./decide.ts')
    return c.json(await decideDiscrepancies(c.var.ctx, 'accept', about))
  })
  .post('/:run/withdraw', body, async (c) => {
    const about = { run: c.req.param('run'), said: [c.req.valid('json')] }
    const { decideDiscrepancies } = await import('./decide.ts')
    return c.json(await decideDiscrepancies(c.var.ctx, 'withdraw', about))
  })
