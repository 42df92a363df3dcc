import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { giveConsent, giveConsentInput } from './give.ts'
import { seeConsents } from './see.ts'

export const consentRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await seeConsents(c.var.ctx)))
  .post('/', input('json', giveConsentInput), async (c) =>
    c.json(await giveConsent(c.var.ctx, c.req.valid('json'))),
  )
