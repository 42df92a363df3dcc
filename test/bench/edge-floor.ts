/** A Worker with the libraries of ours alone: what cannot be left out of a start. */
import { createClient } from '@libsql/client/http'
import { webhookCallback, Bot } from 'grammy'
import { Hono } from 'hono'
import * as v from 'valibot'

const body = v.strictObject({ url: v.pipe(v.string(), v.url()) })
const app = new Hono()
  .get('/healthz', (c) => c.json({ alive: true }))
  .post('/read', async (c) => {
    const { url } = v.parse(body, await c.req.json())
    return c.json((await createClient({ url }).execute('select 1')).rows)
  })
  .post('/bot', (c) => webhookCallback(new Bot('1:x'), 'hono')(c))

export default app
