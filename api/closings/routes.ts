import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { closeInput } from './input.ts'

const body = input('json', v.omit(closeInput, ['run']))

export const closingRoutes = new Hono<Env>()
  .get('/:run', async (c) => {
    const { seeClosing } = await import('./see.ts')
    return c.json(await seeClosing(c.var.ctx, { run: c.req.param('run') }))
  })
  .post('/:run/close-company', body, async (c) => {
    const { close } = await import('./close.ts')
    return c.json(await close(c.var.ctx, 'company', { ...c.req.valid('json'), run: c.req.param('run') }))
  })
  .post('/:run/close-school', body, async (c) => {
    const { close } = await import('./close.ts')
    return c.json(await close(c.var.ctx, 'school', { ...c.req.valid('json'), run: c.req.param('run') }))
  })
