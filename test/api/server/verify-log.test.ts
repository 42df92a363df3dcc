import { expect, test } from 'vitest'
import { tick } from '../../../api/jobs/tick.ts'
import { verifyLog } from '../../../api/server/verify-log.ts'
import { access } from '../../../shared/people/access.ts'
import { appFor } from '../../kit/app.ts'
import { clockAt, days } from '../../kit/clock.ts'
import { ctxFor, operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { publishedRun } from '../../kit/payout.ts'
import { callers, scopesFor } from '../../kit/matrix.ts'
import { allRoutes, requestOf } from '../../kit/requests.ts'
import { openSchool, who } from '../../kit/school.ts'

async function aSchool() {
  const db = await freshDatabase()
  await openSchool(db)
  const run = await publishedRun(db)
  const clock = clockAt()
  const server = operatorCtx(db, { clock })
  await tick(server)
  const change = () =>
    db.client.executeMultiple(
      "drop trigger audit_event_no_update; update audit_event set target = 'x' where n = 2",
    )
  const events = async (action: string) =>
    (await db.client.execute({ sql: 'select count(*) n from audit_event where action = ?', args: [action] }))
      .rows[0]!['n']
  return { ...appFor(db, { now: clock }), db, run, clock, server, change, events }
}

test('the nightly check of a sound log changes nothing', async () => {
  const { clock, server, events } = await aSchool()
  clock.pass(days)
  await tick(server)
  expect(await verifyLog(server, {})).toMatchObject({
    ok: true,
    frozen: false,
    checkpoints: expect.any(Number),
  })
  expect(await events('audit.freeze')).toBe(0)
})

test('a changed log freezes every command about money, once, and nothing else', async () => {
  const { clock, server, change, events, ask, run } = await aSchool()
  await change()
  clock.pass(days)
  await tick(server)
  clock.pass(days)
  await tick(server)
  expect(await events('audit.freeze')).toBe(1)

  const about = { student: who.studentA, slipId: run.slips[who.studentA]!, ...run }
  const frozen = allRoutes.filter(({ action, method }) => access[action].frozen && method === 'POST')
  expect(frozen.length).toBeGreaterThan(18)
  for (const routed of frozen) {
    const { route } = routed
    const { as } = callers.find(({ role }) => scopesFor(routed, role).length > 0)!
    const request = requestOf(route, about)
    const answer = await ask(request.route, { as, body: request.body })
    expect([answer.status, answer.json.fault.code], route).toEqual([503, 'audit-broken'])
  }
  expect((await ask('GET /api/payouts', { as: who.supervisor })).status).toBe(200)
  expect((await ask('GET /api/payslips', { as: who.studentA })).status).toBe(200)
  clock.pass(-2 * days)
  expect((await ask('POST /api/attendance/check-in', { as: who.studentA })).status).toBe(200)
})

test('only a person lets payouts go on, and only once the log verifies again', async () => {
  const { db, server, change, events, ask } = await aSchool()
  const { rows } = await db.client.execute('select target from audit_event where n = 2')
  await change()
  expect(await verifyLog(server, {})).toMatchObject({
    ok: false,
    seq: 2,
    flaw: 'event-altered',
    frozen: true,
  })
  expect(await verifyLog(server, { unfreeze: true })).toMatchObject({ ok: false, frozen: true })
  await db.client.execute({
    sql: 'update audit_event set target = ? where n = 2',
    args: [rows[0]!['target']!],
  })
  expect(await verifyLog(server, {})).toMatchObject({ ok: true, frozen: true })
  expect(await verifyLog(server, { unfreeze: true })).toMatchObject({ ok: true, frozen: false })
  expect(await events('audit.unfreeze')).toBe(1)
  const prepared = await ask('POST /api/payouts', {
    as: who.supervisor,
    body: { from: '2020-10-24', to: '2020-10-31' },
  })
  expect(prepared.status).toBe(200)
})

test('nobody who signs in may do it', async () => {
  const { db } = await aSchool()
  for (const as of [who.admin, who.supervisor, who.studentA])
    await expect(verifyLog(ctxFor(db, { as }), {})).rejects.toThrow('forbidden')
})
