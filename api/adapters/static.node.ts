/** The built app as files: hashed assets for a year, pages fresh each time, any other path is the app's own. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { contentSecurityPolicy } from '../kernel/csp.ts'
import type { Inlined } from '../kernel/csp.ts'

/** `root` is the folder of the built app; without it the server answers the API alone. */
export function staticApp(root: string) {
  const app = new Hono()
  if (!existsSync(join(root, 'index.html'))) return app
  const policy = contentSecurityPolicy(JSON.parse(readFileSync(join(root, 'csp.json'), 'utf8')) as Inlined)
  const file = (path?: string) => serveStatic({ root, precompressed: true, ...(path ? { path } : {}) })
  return app
    .use('/assets/*', async (c, next) => {
      await next()
      if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
    })
    .get('/assets/*', file())
    .get('/assets/*', (c) => c.notFound())
    .use(async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-cache')
      c.header('Content-Security-Policy', policy)
    })
    .get('/demo', file('demo.html'))
    .get('*', file())
    .get('*', file('index.html'))
}
