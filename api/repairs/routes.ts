import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { spanInput } from '../rulings/input.ts'
import { closeRepair, closeRepairBody } from './close.ts'
import { listRepairs } from './list.ts'
import { ownRepairs } from './own.ts'
import { reportRepair, reportRepairInput } from './report.ts'

export const repairRoutes = new Hono<Env>()
  .get('/', input('query', spanInput), async (c) =>
    c.json(await listRepairs(c.var.ctx, c.req.valid('query'))),
  )
  .get('/own', async (c) => c.json(await ownRepairs(c.var.ctx)))
  .post('/', input('json', reportRepairInput), async (c) =>
    c.json(await reportRepair(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/close', input('param', idParam), input('json', closeRepairBody), async (c) =>
    c.json(await closeRepair(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
