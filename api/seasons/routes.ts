import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { applyRequest, importInput, importRequest } from './import-request.ts'
import { decideRulesBody, followInput, followingInput, templateInput } from './input.ts'

// Readers of files are for few requests: on the edge they are a module of their own, loaded when one comes.
const reader = () => import('./import.ts')
const list = () => import('./list-imports.ts')
const emptyTables = () => import('./template.ts')
const undoing = () => import('./undo-import.ts')

export const seasonRoutes = new Hono<Env>()
  .post('/import/preview', input('json', importRequest), async (c) =>
    c.json(
      await (await reader()).importSeason(c.var.ctx, { ...importInput(c.req.valid('json')), preview: true }),
    ),
  )
  .get('/template', input('query', templateInput), async (c) =>
    c.json(await (await emptyTables()).template(c.var.ctx, c.req.valid('query'))),
  )
  .get('/rules', async (c) => c.json(await (await import('./see-rules.ts')).seeRules(c.var.ctx)))
  .post('/rules/:id/decide', input('json', decideRulesBody), async (c) => {
    const { decideRules } = await import('./decide-rules.ts')
    return c.json(await decideRules(c.var.ctx, { id: c.req.param('id'), ...c.req.valid('json') }))
  })
  .get('/following', input('query', followingInput), async (c) => {
    const { seeFollowing } = await import('./see-following.ts')
    return c.json(await seeFollowing(c.var.ctx, c.req.valid('query')))
  })
  .post('/following', input('json', followInput), async (c) => {
    const { followSeason } = await import('./follow.ts')
    return c.json(await followSeason(c.var.ctx, c.req.valid('json')))
  })
  .get('/imports', async (c) => c.json(await (await list()).listImports(c.var.ctx)))
  .post('/imports/:id/undo', async (c) =>
    c.json(await (await undoing()).undoImport(c.var.ctx, { id: c.req.param('id') })),
  )
  .post('/import', input('json', applyRequest), async (c) => {
    const { filesHash, ...body } = c.req.valid('json')
    return c.json(await (await reader()).importSeason(c.var.ctx, { ...importInput(body), filesHash }))
  })
