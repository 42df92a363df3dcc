import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { reasonBody, spanInput } from '../rulings/input.ts'
import { decideAppeal, decideAppealBody } from './decide-appeal.ts'
import { enforceBody, enforceViolation } from './enforce.ts'
import { recordViolation, recordViolationInput } from './record.ts'

export const violationRoutes = new Hono<Env>()
  .get('/', input('query', spanInput), async (c) =>
    c.json(await (await import('./list.ts')).listViolations(c.var.ctx, c.req.valid('query'))),
  )
  .get('/choices', async (c) => c.json(await (await import('./choices.ts')).violationChoices(c.var.ctx)))
  .get('/own', async (c) => c.json(await (await import('./own.ts')).ownViolations(c.var.ctx)))
  .post('/', input('json', recordViolationInput), async (c) =>
    c.json(await recordViolation(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/enforce', input('param', idParam), input('json', enforceBody), async (c) =>
    c.json(await enforceViolation(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/:id/withdraw', input('param', idParam), input('json', reasonBody), async (c) =>
    c.json(
      await (
        await import('./withdraw.ts')
      ).withdrawViolation(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }),
    ),
  )
  .post('/:id/appeal', input('param', idParam), input('json', reasonBody), async (c) =>
    c.json(
      await (
        await import('./appeal.ts')
      ).appealViolation(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }),
    ),
  )
  .post('/:id/retract', input('param', idParam), async (c) =>
    c.json(await (await import('./retract.ts')).retractAppeal(c.var.ctx, c.req.valid('param'))),
  )
  .post('/:id/decide', input('param', idParam), input('json', decideAppealBody), async (c) =>
    c.json(await decideAppeal(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
