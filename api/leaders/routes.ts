import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { changeLeader, changeLeaderInput } from './change.ts'

export const leaderRoutes = new Hono<Env>().post(
  '/:id/leader',
  input('json', v.omit(changeLeaderInput, ['id'])),
  async (c) => c.json(await changeLeader(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') })),
)
