import { Hono } from 'hono'
import * as v from 'valibot'
import { toBase64 } from '../kernel/base64url.ts'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { confirmInput, confirmPayee } from './confirm.ts'
import { batchInput, fileBody, payOtherwiseInput } from './input.ts'
import { applyResultInput, resultInput } from './result-input.ts'

const runQuery = input('query', v.strictObject({ run: v.string() }))
const resultBody = input('json', v.omit(resultInput, ['id']))
const applyBody = input('json', v.omit(applyResultInput, ['id']))

// What finance does a few times a season no other request has to load.
export const transferRoutes = new Hono<Env>()
  .get('/', runQuery, async (c) => {
    const { seeTransfers } = await import('./see.ts')
    return c.json(await seeTransfers(c.var.ctx, c.req.valid('query')))
  })
  .post('/batches', input('json', batchInput), async (c) => {
    const { exportBatch } = await import('./export.ts')
    return c.json(await exportBatch(c.var.ctx, c.req.valid('json')))
  })
  .post('/batches/:id/file', input('json', fileBody), async (c) => {
    const { batchFile } = await import('./file.ts')
    const { name, bytes } = await batchFile(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })
    return c.json({ name, base64: toBase64(bytes) })
  })
  .post('/batches/:id/result/preview', resultBody, async (c) => {
    const { settle } = await import('./settle.ts')
    return c.json(await settle(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') }))
  })
  .post('/batches/:id/result', applyBody, async (c) => {
    const { settle } = await import('./settle.ts')
    return c.json(await settle(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') }))
  })
  .post('/otherwise', input('json', payOtherwiseInput), async (c) => {
    const { payOtherwise } = await import('./pay-otherwise.ts')
    return c.json(await payOtherwise(c.var.ctx, c.req.valid('json')))
  })
  .post('/:id/confirm', input('json', v.omit(confirmInput, ['id'])), async (c) =>
    c.json(await confirmPayee(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
