import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { policyViolation } from '../../shared/server/policy-violation.ts'
import type { Env } from '../kernel/http.ts'
import { ready } from './ready.ts'

export const serverRoutes = new Hono<Env>()
  .get('/healthz', (c) => c.json({ alive: true }))
  .get('/readyz', async (c) => c.json(await ready(c.var.ctx)))
  // A page of ours that something was injected into, or that we have built wrong. Reports are no JSON of ours.
  .post('/csp', bodyLimit({ maxSize: 8192 }), async (c) => {
    const violation = policyViolation(await c.req.text())
    if (violation) c.var.log({ event: 'csp_violation', ...violation })
    return c.body(null, 204)
  })
  .get('/.well-known/payout-keys.json', async (c) =>
    c.json({ ed25519: (await import('../kernel/seal.ts')).publicKeysOf(c.var.ctx.keys) }),
  )
