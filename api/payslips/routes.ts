import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import type { FontSource } from '../sheets/font.ts'
import { noFont } from '../sheets/font.ts'
import { signBody } from './sign-input.ts'

export const payslipRoutes = (font: FontSource = noFont) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await (await import('./own.ts')).ownPayslips(c.var.ctx)))
    .post('/:id/view', async (c) =>
      c.json(await (await import('./view.ts')).viewPayslip(c.var.ctx, { id: c.req.param('id') })),
    )
    .post('/:id/sign', input('json', signBody), async (c) =>
      c.json(
        await (
          await import('./sign.ts')
        ).signPayslip(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') }),
      ),
    )
    .get('/:id/receipt', async (c) =>
      c.json(await (await import('./receipt.ts')).receipt(c.var.ctx, { id: c.req.param('id') })),
    )
    .get('/:id/ink', async (c) => {
      const png = await (await import('./ink.ts')).inkOfPayslip(c.var.ctx, { id: c.req.param('id') })
      c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      c.header('X-Content-Type-Options', 'nosniff')
      return c.body(png, 200, { 'Content-Type': 'image/png' })
    })
    .get('/:id/sheet', async (c) => {
      const { slipPaper } = await import('./sheet.ts')
      const pdf = await slipPaper(c.var.ctx, font, { id: c.req.param('id') })
      c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      c.header('X-Content-Type-Options', 'nosniff')
      c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('补贴单.pdf')}`)
      return c.body(pdf, 200, { 'Content-Type': 'application/pdf' })
    })

export const receiptRoutes = new Hono<Env>().get('/:hash', async (c) =>
  c.json(await (await import('./receipt-status.ts')).receiptStatus(c.var.ctx, c.req.param('hash'))),
)
