import { Hono } from 'hono'
import { giveSession, input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { issueNonce } from '../kernel/nonce.ts'
import { endOtherSessions } from './end-others.ts'
import { endSession } from './end.ts'
import { startInput, startOnDevice } from './start.ts'
import { stepUp, stepUpInput } from './step-up.ts'

/** The way in for students, and what everybody may do with the own sessions; the staff's are in credentials/. */
export const sessionRoutes = new Hono<Env>()
  .get('/nonce', (c) => {
    const { keys, clock } = c.var.ctx
    return c.json(issueNonce(keys, clock.now()))
  })
  .post('/', input('json', startInput), async (c) => {
    const { personId, ...session } = await startOnDevice(c.var.ctx, c.req.valid('json'))
    giveSession(c, session)
    return c.json({ personId })
  })
  .post('/step-up', input('json', stepUpInput), async (c) => {
    const { stepUpUntil, ...session } = await stepUp(c.var.ctx, c.req.valid('json'))
    giveSession(c, session)
    return c.json({ stepUpUntil })
  })
  .post('/end-others', async (c) => c.json(await endOtherSessions(c.var.ctx)))
  .post('/:id/end', async (c) => c.json(await endSession(c.var.ctx, c.req.param('id'))))
