import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import type { FontSource } from '../sheets/font.ts'
import { noFont } from '../sheets/font.ts'
import { reportSheetInput } from './input.ts'

export const seasonReportRoutes = (font: FontSource = noFont) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const { seeSeasonReport } = await import('./see.ts')
      return c.json(await seeSeasonReport(c.var.ctx))
    })
    .get('/days', async (c) => {
      const { seeReportDays } = await import('./see-days.ts')
      return c.json(await seeReportDays(c.var.ctx))
    })
    .post('/sheet', input('json', reportSheetInput), async (c) => {
      const { exportSeasonReport } = await import('./export.ts')
      return c.json(await exportSeasonReport(c.var.ctx, font, c.req.valid('json')))
    })
