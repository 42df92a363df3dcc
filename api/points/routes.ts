import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { givePrizesInput, leaderboardInput } from './input.ts'

export const pointRoutes = new Hono<Env>()
  .get('/leaderboard', input('query', leaderboardInput), async (c) => {
    const { seeLeaderboard } = await import('./leaderboard.ts')
    return c.json(await seeLeaderboard(c.var.ctx, c.req.valid('query')))
  })
  .get('/prizes', async (c) => {
    const { seePrizes } = await import('./see-prizes.ts')
    return c.json(await seePrizes(c.var.ctx))
  })
  .post('/prizes', input('json', givePrizesInput), async (c) => {
    const { givePrizes } = await import('./give-prizes.ts')
    return c.json(await givePrizes(c.var.ctx, c.req.valid('json')))
  })
