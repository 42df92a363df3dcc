import { Hono } from 'hono'
import * as v from 'valibot'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { board, boardInput } from './board.ts'
import { bringBack, bringBackInput } from './bring-back.ts'
import { checkIn, punchInput } from './check-in.ts'
import { dayInput, monthInput } from './look-input.ts'
import { decide, decideInput } from './decide.ts'
import { prove, proveInput } from './prove.ts'
import { idParam } from '../replies/input.ts'
import { ownRequests } from '../replies/own.ts'
import { rollCall, rollCallInput } from './roll-call.ts'
import { settle, settleInput } from './settle.ts'
import { settlePaper, settlePaperInput } from './settle-paper.ts'
import { today } from './today.ts'
import { undo, undoInput } from './undo.ts'

const checkInBody = v.omit(punchInput, ['kind'])
const checkOutBody = v.omit(punchInput, ['kind', 'code', 'capturedAt'])

export const attendanceRoutes = new Hono<Env>()
  .get('/today', async (c) => c.json(await today(c.var.ctx)))
  .post('/check-in', input('json', checkInBody), async (c) =>
    c.json(await checkIn(c.var.ctx, { ...c.req.valid('json'), kind: 'in' })),
  )
  .post('/check-out', input('json', checkOutBody), async (c) =>
    c.json(await checkIn(c.var.ctx, { ...c.req.valid('json'), kind: 'out' })),
  )
  .post('/prove', input('json', proveInput), async (c) => c.json(await prove(c.var.ctx, c.req.valid('json'))))
  .post('/bring-back', input('json', bringBackInput), async (c) =>
    c.json(await bringBack(c.var.ctx, c.req.valid('json'))),
  )
  .get('/roll-call', input('query', rollCallInput), async (c) =>
    c.json(await rollCall(c.var.ctx, c.req.valid('query'))),
  )
  .post('/roll-call/undo', input('json', undoInput), async (c) =>
    c.json(await undo(c.var.ctx, c.req.valid('json'))),
  )
  .post('/disputes/settle', input('json', settleInput), async (c) =>
    c.json(await settle(c.var.ctx, c.req.valid('json'))),
  )
  .post('/disputes/settle-paper', input('json', settlePaperInput), async (c) =>
    c.json(await settlePaper(c.var.ctx, c.req.valid('json'))),
  )
  .post('/roll-call', input('json', decideInput), async (c) =>
    c.json(await decide(c.var.ctx, c.req.valid('json'))),
  )
  .get('/month', input('query', monthInput), async (c) =>
    c.json(await (await import('./month.ts')).month(c.var.ctx, c.req.valid('query'))),
  )
  .get('/day', input('query', dayInput), async (c) =>
    c.json(await (await import('./day.ts')).day(c.var.ctx, c.req.valid('query'))),
  )
  .get('/requests', async (c) => c.json(await ownRequests(c.var.ctx)))
  .get('/students/:id/month', input('param', idParam), input('query', monthInput), async (c) =>
    c.json(
      await (
        await import('./student-month.ts')
      ).studentMonth(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }),
    ),
  )
  .get('/students/:id/day', input('param', idParam), input('query', dayInput), async (c) =>
    c.json(
      await (
        await import('./student-day.ts')
      ).studentDay(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }),
    ),
  )
  .get('/board', input('query', boardInput), async (c) =>
    c.json(await board(c.var.ctx, c.req.valid('query'))),
  )
  .get('/needs', async (c) => c.json(await (await import('./needs.ts')).needs(c.var.ctx)))
