import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { ownPayslips } from './own.ts'
import { receipt } from './receipt.ts'
import { receiptStatus } from './receipt-status.ts'
import { signInput, signPayslip } from './sign.ts'
import { viewPayslip } from './view.ts'

export const payslipRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await ownPayslips(c.var.ctx)))
  .post('/:id/view', async (c) => c.json(await viewPayslip(c.var.ctx, { id: c.req.param('id') })))
  .post('/:id/sign', input('json', v.omit(signInput, ['id'])), async (c) =>
    c.json(await signPayslip(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .get('/:id/receipt', async (c) => c.json(await receipt(c.var.ctx, { id: c.req.param('id') })))

export const receiptRoutes = new Hono<Env>().get('/:hash', async (c) =>
  c.json(await receiptStatus(c.var.ctx, c.req.param('hash'))),
)
