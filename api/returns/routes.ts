import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { account, accountInput } from './account.ts'
import { acknowledge, acknowledgeInput } from './acknowledge.ts'
import { arrive, arriveInput } from './arrive.ts'
import { arrived, arrivedInput } from './arrived.ts'
import { batch, batchInput } from './batch.ts'
import { call, callInput } from './call.ts'
import { closeReturn, closeReturnInput } from './close.ts'
import { gateCodes } from './gate-codes.ts'
import { returnNeeds } from './needs.ts'
import { seeNights } from './nights.ts'
import { ownReturn } from './own.ts'
import { seeReturn, seeReturnInput } from './see.ts'
import { undoReturn, undoReturnInput } from './undo.ts'

export const returnRoutes = new Hono<Env>()
  .get('/', input('query', seeReturnInput), async (c) =>
    c.json(await seeReturn(c.var.ctx, c.req.valid('query'))),
  )
  .get('/nights', async (c) => c.json(await seeNights(c.var.ctx)))
  .get('/needs', async (c) => c.json(await returnNeeds(c.var.ctx)))
  .get('/gate', async (c) => c.json(await gateCodes(c.var.ctx)))
  .get('/own', async (c) => c.json(await ownReturn(c.var.ctx)))
  .post('/arrived', input('json', arrivedInput), async (c) =>
    c.json(await arrived(c.var.ctx, c.req.valid('json'))),
  )
  .post('/arrive', input('json', arriveInput), async (c) =>
    c.json(await arrive(c.var.ctx, c.req.valid('json'))),
  )
  .post('/undo', input('json', undoReturnInput), async (c) =>
    c.json(await undoReturn(c.var.ctx, c.req.valid('json'))),
  )
  .post('/account', input('json', accountInput), async (c) =>
    c.json(await account(c.var.ctx, c.req.valid('json'))),
  )
  .post('/batches', input('json', batchInput), async (c) =>
    c.json(await batch(c.var.ctx, c.req.valid('json'))),
  )
  .post('/phone', input('json', callInput), async (c) => c.json(await call(c.var.ctx, c.req.valid('json'))))
  .post('/acknowledge', input('json', acknowledgeInput), async (c) =>
    c.json(await acknowledge(c.var.ctx, c.req.valid('json'))),
  )
  .post('/close', input('json', closeReturnInput), async (c) =>
    c.json(await closeReturn(c.var.ctx, c.req.valid('json'))),
  )
