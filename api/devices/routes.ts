import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { changePin, changePinInput } from './change-pin.ts'
import { linkDevice, linkInput } from './link.ts'
import { removeOwnDevice } from './remove.ts'
import { seeDevices } from './see.ts'

export const deviceRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await seeDevices(c.var.ctx)))
  .post('/link', input('json', linkInput), async (c) =>
    c.json(await linkDevice(c.var.ctx, c.req.valid('json'))),
  )
  .post('/pin', input('json', changePinInput), async (c) =>
    c.json(await changePin(c.var.ctx, c.req.valid('json'))),
  )
  .post('/:id/remove', async (c) => c.json(await removeOwnDevice(c.var.ctx, c.req.param('id'))))
