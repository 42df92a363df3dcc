import { Hono } from 'hono'
import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'

const day = input('param', v.object({ date: workDateInput }))
const format = input('query', v.object({ format: v.picklist(['xlsx', 'csv']) }))

export const reportRoutes = new Hono<Env>()
  .get('/:date', day, async (c) => {
    const { seeReport } = await import('./see.ts')
    const { report, now, told } = await seeReport(c.var.ctx, c.req.valid('param'))
    return c.json({ now, told, ...report })
  })
  .get('/:date/file', day, format, async (c) => {
    const { reportFile } = await import('./file.ts')
    return c.json(await reportFile(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
  })
