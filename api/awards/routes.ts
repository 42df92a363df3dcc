import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { reasonBody, spanInput } from '../rulings/input.ts'
import { decideAward, decideAwardInput } from './decide.ts'
import { reviewAward, reviewBody } from './review.ts'

export const awardRoutes = new Hono<Env>()
  .get('/', input('query', spanInput), async (c) =>
    c.json(await (await import('./list.ts')).listAwards(c.var.ctx, c.req.valid('query'))),
  )
  .get('/own', async (c) => c.json(await (await import('./own.ts')).ownAwards(c.var.ctx)))
  .post('/', input('json', decideAwardInput), async (c) =>
    c.json(await decideAward(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/review', input('param', idParam), input('json', reviewBody), async (c) =>
    c.json(await reviewAward(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/withdraw', input('param', idParam), input('json', reasonBody), async (c) =>
    c.json(
      await (
        await import('./withdraw.ts')
      ).withdrawAward(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }),
    ),
  )
