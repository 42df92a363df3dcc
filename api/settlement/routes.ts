import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { noFont } from '../sheets/font.ts'
import type { FontSource } from '../sheets/font.ts'
import { agreeInput, depositInput, judgeInput, settleInput, settlementSheetInput } from './input.ts'

const judgeBody = input('json', judgeInput)
const agreeBody = input('json', agreeInput)

// What the office does once a season, and the tables of working days, no other request has to load.
export const settlementRoutes = (font: FontSource = noFont) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const { seeSettlement } = await import('./see.ts')
      return c.json(await seeSettlement(c.var.ctx))
    })
    .get('/deadlines', async (c) => {
      const { seeSettlementDeadlines } = await import('./deadlines.ts')
      return c.json(await seeSettlementDeadlines(c.var.ctx))
    })
    .post('/judge-company', judgeBody, async (c) => {
      const { judge } = await import('./judge.ts')
      return c.json(await judge(c.var.ctx, 'company', c.req.valid('json')))
    })
    .post('/judge-school', judgeBody, async (c) => {
      const { judge } = await import('./judge.ts')
      return c.json(await judge(c.var.ctx, 'school', c.req.valid('json')))
    })
    .post('/deposit', input('json', depositInput), async (c) => {
      const { recordDeposit } = await import('./record-deposit.ts')
      return c.json(await recordDeposit(c.var.ctx, c.req.valid('json')))
    })
    .post('/agree-company', agreeBody, async (c) => {
      const { agree } = await import('./agree.ts')
      return c.json(await agree(c.var.ctx, 'company', c.req.valid('json')))
    })
    .post('/agree-school', agreeBody, async (c) => {
      const { agree } = await import('./agree.ts')
      return c.json(await agree(c.var.ctx, 'school', c.req.valid('json')))
    })
    .post('/settle', input('json', settleInput), async (c) => {
      const { settle } = await import('./settle.ts')
      return c.json(await settle(c.var.ctx, c.req.valid('json')))
    })
    .post('/sheet', input('json', settlementSheetInput), async (c) => {
      const { exportSettlement } = await import('./export.ts')
      return c.json(await exportSettlement(c.var.ctx, font, c.req.valid('json')))
    })
