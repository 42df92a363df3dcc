import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { listInput, listNotices } from './list.ts'
import { markSeen, seenInput } from './mark-seen.ts'

export const noticeRoutes = new Hono<Env>()
  .get('/', input('query', listInput), async (c) =>
    c.json(await listNotices(c.var.ctx, c.req.valid('query'))),
  )
  .post('/seen', input('json', seenInput), async (c) =>
    c.json(await markSeen(c.var.ctx, c.req.valid('json'))),
  )
