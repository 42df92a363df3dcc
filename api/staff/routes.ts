import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { createStaff, createStaffInput } from './create.ts'
import { inviteStaff } from './invite.ts'
import { listStaff } from './list.ts'

export const staffRoutes = new Hono<Env>()
  .get('/staff', async (c) => c.json(await listStaff(c.var.ctx)))
  .post('/staff', input('json', createStaffInput), async (c) =>
    c.json(await createStaff(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/invite', async (c) => c.json(await inviteStaff(c.var.ctx, c.req.param('id'))))
