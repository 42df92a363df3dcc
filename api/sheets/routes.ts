import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { exportInput } from './export-input.ts'
import { noFont } from './font.ts'
import type { FontSource } from './font.ts'

const body = input('json', exportInput)

export const sheetRoutes = (font: FontSource = noFont) =>
  new Hono<Env>().post('/export', body, async (c) => {
    const { exportSheet } = await import('./export.ts')
    return c.json(await exportSheet(c.var.ctx, font, c.req.valid('json')))
  })
