import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { askCorrection, askInput } from './ask.ts'
import { decideCorrection, decideCorrectionBody } from './decide.ts'
import { supportBody, supportCorrection } from './support.ts'
import { withdrawCorrection } from './withdraw.ts'

export const correctionRoutes = new Hono<Env>()
  .post('/', input('json', askInput), async (c) =>
    c.json(await askCorrection(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/support', input('param', idParam), input('json', supportBody), async (c) =>
    c.json(await supportCorrection(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/decide', input('param', idParam), input('json', decideCorrectionBody), async (c) =>
    c.json(await decideCorrection(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/withdraw', input('param', idParam), async (c) =>
    c.json(await withdrawCorrection(c.var.ctx, c.req.valid('param'))),
  )
