import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { decisionBody, idParam } from '../replies/input.ts'
import { answerBody, answerSwap } from './answer.ts'
import { askSwap, askSwapInput } from './ask.ts'
import { confirmSwap } from './confirm.ts'
import { withdrawSwap } from './withdraw.ts'

export const swapRoutes = new Hono<Env>()
  .post('/', input('json', askSwapInput), async (c) => c.json(await askSwap(c.var.ctx, c.req.valid('json'))))
  .post('/:id/answer', input('param', idParam), input('json', answerBody), async (c) =>
    c.json(await answerSwap(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/confirm', input('param', idParam), input('json', decisionBody), async (c) =>
    c.json(await confirmSwap(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/withdraw', input('param', idParam), async (c) =>
    c.json(await withdrawSwap(c.var.ctx, c.req.valid('param'))),
  )
