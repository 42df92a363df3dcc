import { Hono } from 'hono'
import { giveSession, input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { studentsInput } from '../people/listed.ts'
import { acceptInput, acceptSlip } from './accept.ts'
import { lookAtInvitation, lookInput } from './look.ts'
import { makeInput, makeInvitations } from './make.ts'
import { revokeInvitations } from './revoke.ts'

export const invitationRoutes = new Hono<Env>()
  .post('/look', input('json', lookInput), async (c) =>
    c.json(await lookAtInvitation(c.var.ctx, c.req.valid('json'))),
  )
  .post('/accept', input('json', acceptInput), async (c) => {
    const { personId, deviceId, ...session } = await acceptSlip(c.var.ctx, c.req.valid('json'))
    giveSession(c, session)
    return c.json({ deviceId, personId })
  })
  .post('/', input('json', makeInput), async (c) =>
    c.json(await makeInvitations(c.var.ctx, c.req.valid('json'))),
  )
  .post('/revoke', input('json', studentsInput), async (c) =>
    c.json(await revokeInvitations(c.var.ctx, c.req.valid('json'))),
  )
