import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { answerBody, answerObjection } from './answer.ts'
import { ownObjections } from './own.ts'
import { raiseInput, raiseObjection } from './raise.ts'
import { withdrawObjection } from './withdraw.ts'

export const objectionRoutes = new Hono<Env>()
  .get('/own', async (c) => c.json(await ownObjections(c.var.ctx)))
  .post('/', input('json', raiseInput), async (c) =>
    c.json(await raiseObjection(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/withdraw', input('param', idParam), async (c) =>
    c.json(await withdrawObjection(c.var.ctx, c.req.valid('param'))),
  )
  .post('/:id/answer', input('param', idParam), input('json', answerBody), async (c) =>
    c.json(await answerObjection(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
