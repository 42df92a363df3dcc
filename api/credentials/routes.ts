import { Hono } from 'hono'
import { giveSession, input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { acceptInput, acceptInvitation } from './accept.ts'
import { addPasskey, addPasskeyInput } from './add-passkey.ts'
import { removePasskey } from './remove-passkey.ts'
import { seeCredentials } from './see.ts'
import { setPassword, setPasswordInput } from './set-password.ts'
import { setRecovery, setRecoveryInput } from './set-recovery.ts'
import { passkeySignInInput, signInByPasskey } from './sign-in-passkey.ts'
import { passwordSignInInput, signInByPassword } from './sign-in-password.ts'

export const credentialRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await seeCredentials(c.var.ctx)))
  .post('/accept', input('json', acceptInput), async (c) => {
    const { personId, ...session } = await acceptInvitation(c.var.ctx, c.req.valid('json'))
    giveSession(c, session)
    return c.json({ personId })
  })
  .post('/passkeys', input('json', addPasskeyInput), async (c) =>
    c.json(await addPasskey(c.var.ctx, c.req.valid('json'))),
  )
  .post('/passkeys/:id/remove', async (c) => c.json(await removePasskey(c.var.ctx, c.req.param('id'))))
  .post('/password', input('json', setPasswordInput), async (c) =>
    c.json(await setPassword(c.var.ctx, c.req.valid('json'))),
  )
  .post('/recovery', input('json', setRecoveryInput), async (c) =>
    c.json(await setRecovery(c.var.ctx, c.req.valid('json'))),
  )

/** The ways in of the staff; they stand beside those of the students. */
export const staffSignInRoutes = new Hono<Env>()
  .post('/password', input('json', passwordSignInInput), async (c) => {
    const { personId, ...session } = await signInByPassword(c.var.ctx, c.req.valid('json'))
    giveSession(c, session)
    return c.json({ personId })
  })
  .post('/passkey', input('json', passkeySignInInput), async (c) => {
    const { personId, ...session } = await signInByPasskey(c.var.ctx, c.req.valid('json'))
    giveSession(c, session)
    return c.json({ personId })
  })
