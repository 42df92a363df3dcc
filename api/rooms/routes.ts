import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { roomCodes, roomInput } from './codes.ts'
import { listRooms } from './list.ts'

export const roomRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await listRooms(c.var.ctx)))
  .get('/:name/codes', input('param', roomInput), async (c) =>
    c.json(await roomCodes(c.var.ctx, c.req.valid('param'))),
  )
