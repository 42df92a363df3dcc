import { Hono } from 'hono'
import * as v from 'valibot'
import { toBase64 } from '../kernel/base64url.ts'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { confirmInput, confirmPayee } from './confirm.ts'
import { exportBatch, exportInput } from './export.ts'
import { batchFile, fileInput } from './file.ts'
import { payOtherwise, payOtherwiseInput } from './pay-otherwise.ts'
import { applyResultInput, resultInput } from './result-input.ts'
import { seeTransfers } from './see.ts'
import { settle } from './settle.ts'

const runQuery = input('query', v.strictObject({ run: v.string() }))
const fileBody = input('json', v.omit(fileInput, ['id']))
const resultBody = input('json', v.omit(resultInput, ['id']))
const applyBody = input('json', v.omit(applyResultInput, ['id']))

export const transferRoutes = new Hono<Env>()
  .get('/', runQuery, async (c) => c.json(await seeTransfers(c.var.ctx, c.req.valid('query'))))
  .post('/batches', input('json', exportInput), async (c) =>
    c.json(await exportBatch(c.var.ctx, c.req.valid('json'))),
  )
  .post('/batches/:id/file', fileBody, async (c) => {
    const { name, bytes } = await batchFile(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })
    return c.json({ name, base64: toBase64(bytes) })
  })
  .post('/batches/:id/result/preview', resultBody, async (c) =>
    c.json(await settle(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .post('/batches/:id/result', applyBody, async (c) =>
    c.json(await settle(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .post('/otherwise', input('json', payOtherwiseInput), async (c) =>
    c.json(await payOtherwise(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/confirm', input('json', v.omit(confirmInput, ['id'])), async (c) =>
    c.json(await confirmPayee(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
