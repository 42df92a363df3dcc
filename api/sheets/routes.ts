import { Hono } from 'hono'
import { Fault } from '../kernel/fault.ts'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { exportInput } from './export-input.ts'
import type { FontSource } from './font.ts'

const body = input('json', exportInput)

/** Without a font there is no paper; spreadsheets need none. */
const none: FontSource = async () => {
  throw new Fault('unavailable')
}

export const sheetRoutes = (font: FontSource = none) =>
  new Hono<Env>().post('/export', body, async (c) => {
    const { exportSheet } = await import('./export.ts')
    return c.json(await exportSheet(c.var.ctx, font, c.req.valid('json')))
  })
