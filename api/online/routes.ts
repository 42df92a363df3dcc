import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { spanInput } from '../rulings/input.ts'
import { applyReportInput, onlineReportInput } from './import-input.ts'

// As with the season's files: a module of its own on the edge.
const reader = () => import('./import.ts')

export const onlineRoutes = new Hono<Env>()
  .get('/discrepancies', input('query', spanInput), async (c) =>
    c.json(await (await import('./check.ts')).checkOnline(c.var.ctx, c.req.valid('query'))),
  )
  .post('/import/preview', input('json', onlineReportInput), async (c) =>
    c.json(await (await reader()).importOnline(c.var.ctx, { ...c.req.valid('json'), preview: true })),
  )
  .post('/import', input('json', applyReportInput), async (c) =>
    c.json(await (await reader()).importOnline(c.var.ctx, c.req.valid('json'))),
  )
