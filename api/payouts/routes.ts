import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { approveInput, prepareInput, publishInput } from './input.ts'

const approveBody = input('json', v.omit(approveInput, ['id']))
const publishBody = input('json', v.omit(publishInput, ['id']))

// What the office does a few times a season, and the tables of working days, no other request has to load.
export const payoutRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await (await import('./see-runs.ts')).seeRuns(c.var.ctx)))
  .get('/deadline', async (c) => {
    const { seeDeadline } = await import('./deadline.ts')
    return c.json(await seeDeadline(c.var.ctx))
  })
  .post('/', input('json', prepareInput), async (c) => {
    const { prepare } = await import('./prepare.ts')
    return c.json(await prepare(c.var.ctx, c.req.valid('json')))
  })
  .get('/:id', async (c) => c.json(await (await import('./see-run.ts')).seeRun(c.var.ctx, c.req.param('id'))))
  .post('/:id/approve-company', approveBody, async (c) => {
    const { approve } = await import('./approve.ts')
    return c.json(await approve(c.var.ctx, 'company', { ...c.req.valid('json'), id: c.req.param('id') }))
  })
  .post('/:id/approve-school', approveBody, async (c) => {
    const { approve } = await import('./approve.ts')
    return c.json(await approve(c.var.ctx, 'school', { ...c.req.valid('json'), id: c.req.param('id') }))
  })
  .post('/:id/remind', async (c) =>
    c.json(await (await import('./remind.ts')).remind(c.var.ctx, { id: c.req.param('id') })),
  )
  .post('/:id/publish', publishBody, async (c) => {
    const { publish } = await import('./publish.ts')
    return c.json(await publish(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') }))
  })
