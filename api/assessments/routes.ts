import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { idParam } from '../replies/input.ts'
import { reasonBody } from '../rulings/input.ts'
import { listAssessments } from './list.ts'
import { recordAssessment, recordAssessmentInput } from './record.ts'
import { withdrawAssessment } from './withdraw.ts'

export const assessmentRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await listAssessments(c.var.ctx)))
  .post('/', input('json', recordAssessmentInput), async (c) =>
    c.json(await recordAssessment(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/withdraw', input('param', idParam), input('json', reasonBody), async (c) =>
    c.json(await withdrawAssessment(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
