import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { approve, approveInput } from './approve.ts'
import { prepare, prepareInput } from './prepare.ts'
import { publish, publishInput } from './publish.ts'
import { remind } from './remind.ts'
import { seeRun } from './see-run.ts'
import { seeRuns } from './see-runs.ts'

const approveBody = input('json', v.omit(approveInput, ['id']))
const publishBody = input('json', v.omit(publishInput, ['id']))

export const payoutRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await seeRuns(c.var.ctx)))
  // The working-day tables are loaded when somebody looks.
  .get('/deadline', async (c) => {
    const { seeDeadline } = await import('./deadline.ts')
    return c.json(await seeDeadline(c.var.ctx))
  })
  .post('/', input('json', prepareInput), async (c) => c.json(await prepare(c.var.ctx, c.req.valid('json'))))
  .get('/:id', async (c) => c.json(await seeRun(c.var.ctx, c.req.param('id'))))
  .post('/:id/approve-company', approveBody, async (c) =>
    c.json(await approve(c.var.ctx, 'company', { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .post('/:id/approve-school', approveBody, async (c) =>
    c.json(await approve(c.var.ctx, 'school', { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .post('/:id/remind', async (c) => c.json(await remind(c.var.ctx, { id: c.req.param('id') })))
  .post('/:id/publish', publishBody, async (c) =>
    c.json(await publish(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
