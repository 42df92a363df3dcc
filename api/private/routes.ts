import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { enterInput, enterNumbers } from './enter.ts'
import { erase, eraseInput } from './erase.ts'
import { reveal, revealInput } from './reveal.ts'
import { revealOwn, revealOwnInput } from './reveal-own.ts'

/** Under /api/private: the caller's own numbers. */
export const privateRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await (await import('./see.ts')).seeOwnNumbers(c.var.ctx)))
  .get('/looks', async (c) => c.json(await (await import('./looks.ts')).seeLooks(c.var.ctx)))
  .post('/', input('json', enterInput), async (c) =>
    c.json(await enterNumbers(c.var.ctx, c.req.valid('json'))),
  )
  .post('/reveal', input('json', revealOwnInput), async (c) =>
    c.json(await revealOwn(c.var.ctx, c.req.valid('json'))),
  )

/** Under /api/people: somebody's. */
export const othersPrivateRoutes = new Hono<Env>()
  .post('/:id/reveal', input('json', v.omit(revealInput, ['id'])), async (c) =>
    c.json(await reveal(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .post('/:id/erase', input('json', v.omit(eraseInput, ['id'])), async (c) =>
    c.json(await erase(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
