import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { applyRequest, importInput, importRequest } from './import-request.ts'

// Readers of files are for few requests: on the edge they are a module of their own, loaded when one comes.
const reader = () => import('./import.ts')

export const seasonRoutes = new Hono<Env>()
  .post('/import/preview', input('json', importRequest), async (c) =>
    c.json(
      await (await reader()).importSeason(c.var.ctx, { ...importInput(c.req.valid('json')), preview: true }),
    ),
  )
  .post('/import', input('json', applyRequest), async (c) => {
    const { filesHash, ...body } = c.req.valid('json')
    return c.json(await (await reader()).importSeason(c.var.ctx, { ...importInput(body), filesHash }))
  })
