import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { reasonBody, spanInput } from '../rulings/input.ts'
import { enterError, enterErrorInput } from './enter.ts'
import { judgeError, rejectBody, verifyBody } from './judge.ts'

export const qualityRoutes = new Hono<Env>()
  .get('/', input('query', spanInput), async (c) =>
    c.json(await (await import('./list.ts')).listErrors(c.var.ctx, c.req.valid('query'))),
  )
  .get('/own', async (c) => c.json(await (await import('./own.ts')).ownErrors(c.var.ctx)))
  .post('/', input('json', enterErrorInput), async (c) =>
    c.json(await enterError(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/verify', input('param', idParam), input('json', verifyBody), async (c) =>
    c.json(
      await judgeError(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json'), verdict: 'verify' }),
    ),
  )
  .post('/:id/reject', input('param', idParam), input('json', rejectBody), async (c) =>
    c.json(
      await judgeError(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json'), verdict: 'reject' }),
    ),
  )
  .post('/:id/doubt', input('param', idParam), input('json', reasonBody), async (c) =>
    c.json(
      await (
        await import('./doubt.ts')
      ).doubtError(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }),
    ),
  )
  .post('/:id/retract', input('param', idParam), async (c) =>
    c.json(await (await import('./retract.ts')).retractDoubt(c.var.ctx, c.req.valid('param'))),
  )
