import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { decisionBody, idParam } from '../replies/input.ts'
import { proposeInput } from './input.ts'
import { seePicture } from './picture.ts'
import { withdrawAttestation } from './withdraw.ts'

export const attestationRoutes = new Hono<Env>()
  .get('/', async (c) => {
    const { listAttestations } = await import('./list.ts')
    return c.json(await listAttestations(c.var.ctx))
  })
  .post('/', input('json', proposeInput), async (c) => {
    const { proposeAttestation } = await import('./propose.ts')
    return c.json(await proposeAttestation(c.var.ctx, c.req.valid('json')))
  })
  .post('/:id/decide', input('param', idParam), input('json', decisionBody), async (c) => {
    const { decideAttestation } = await import('./decide.ts')
    return c.json(await decideAttestation(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
  })
  .post('/:id/withdraw', input('param', idParam), async (c) =>
    c.json(await withdrawAttestation(c.var.ctx, c.req.valid('param'))),
  )
  .post('/:id/picture', input('param', idParam), async (c) =>
    c.json(await seePicture(c.var.ctx, c.req.valid('param'))),
  )
