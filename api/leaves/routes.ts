import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { decisionBody, idParam } from '../replies/input.ts'
import { askLeave, askLeaveInput } from './ask.ts'
import { decideLeave } from './decide.ts'
import { withdrawLeave } from './withdraw.ts'

export const leaveRoutes = new Hono<Env>()
  .post('/', input('json', askLeaveInput), async (c) =>
    c.json(await askLeave(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/decide', input('param', idParam), input('json', decisionBody), async (c) =>
    c.json(await decideLeave(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/withdraw', input('param', idParam), async (c) =>
    c.json(await withdrawLeave(c.var.ctx, c.req.valid('param'))),
  )
