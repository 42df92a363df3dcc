import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { chainInput, exportInput, searchInput } from './input.ts'

export const auditRoutes = new Hono<Env>()
  .get('/', input('query', searchInput), async (c) => {
    const { searchAudit } = await import('./search.ts')
    return c.json(await searchAudit(c.var.ctx, c.req.valid('query')))
  })
  .get('/chain', input('query', chainInput), async (c) => {
    const { seeChain } = await import('./chain.ts')
    return c.json(await seeChain(c.var.ctx, c.req.valid('query')))
  })
  .post('/export', input('json', exportInput), async (c) => {
    const { exportAudit } = await import('./export.ts')
    return c.json(await exportAudit(c.var.ctx, c.req.valid('json')))
  })
