import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { recordInsurance, recordInsuranceInput } from './record.ts'

export const insuranceRoutes = new Hono<Env>().post('/', input('json', recordInsuranceInput), async (c) =>
  c.json(await recordInsurance(c.var.ctx, c.req.valid('json'))),
)
