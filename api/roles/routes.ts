import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { changeRole, changeRoleInput } from './change.ts'
import { decideRole, decideRoleInput } from './decide.ts'

export const roleRoutes = new Hono<Env>()
  .post('/:id/roles', input('json', v.omit(changeRoleInput, ['id'])), async (c) =>
    c.json(await changeRole(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
  .post('/roles/:id/decide', input('json', v.omit(decideRoleInput, ['id'])), async (c) =>
    c.json(await decideRole(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
  )
