import { Hono } from 'hono'
import * as v from 'valibot'
import { publicKeyText } from '../../shared/devices/public-key.ts'
import { giveSession, input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import type { Demo } from './demo.ts'

const enterBody = v.strictObject({ personId: v.string(), publicKey: v.optional(publicKeyText) })
const moveBody = v.strictObject({ to: v.picklist(['shift-start', 'shift-end', 'next-morning']) })

export const demoRoutes = (demo: Demo | undefined) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await (await import('./see.ts')).seeDemo(c.var.ctx, demo)))
    .post('/enter', input('json', enterBody), async (c) => {
      const { deviceId, ...session } = await (
        await import('./enter.ts')
      ).enterDemo(c.var.ctx, demo, c.req.valid('json'))
      giveSession(c, session)
      return c.json({ entered: true, deviceId })
    })
    .post('/clock', input('json', moveBody), async (c) =>
      c.json(await (await import('./move-clock.ts')).moveDemoClock(c.var.ctx, demo, c.req.valid('json'))),
    )
