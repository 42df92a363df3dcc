import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { sessionCookie } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { logOut } from './log-out.ts'
import { seeMe } from './me.ts'

export const meRoutes = new Hono<Env>()
  .get('/', async (c) => c.json(await seeMe(c.var.ctx)))
  .post('/log-out', async (c) => {
    const answer = await logOut(c.var.ctx)
    deleteCookie(c, sessionCookie, { secure: true, path: '/' })
    // Cached copies go; storage stays, because check-ins that wait to be sent are in it.
    c.header('Clear-Site-Data', '"cache"')
    return c.json(answer)
  })
