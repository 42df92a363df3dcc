import { describe, expect, test, vi } from 'vitest'
import { job } from '../../../api/jobs/table.ts'
import { idempotency } from '../../../api/kernel/idempotency.ts'
import { serverState } from '../../../api/kernel/server-state.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { session } from '../../../api/people/table.ts'
import { sweep } from '../../../api/server/sweep.ts'
import { appFor } from '../../kit/app.ts'
import { days } from '../../kit/clock.ts'
import { ctxFor, operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { rotatedKeys, testKeys } from '../../kit/keys.ts'
import { everybody, who } from '../../kit/school.ts'

describe('anybody may ask', () => {
  test('whether the process lives', async () => {
    const { ask } = await evening()
    expect((await ask('GET /healthz')).json).toEqual({ alive: true })
  })

  test('whether it can do its work: it has written a heartbeat and read it back', async () => {
    const { ask, rows, clock } = await evening()
    for (let i = 0; i < 2; i++) {
      expect(await ask('GET /readyz')).toMatchObject({ status: 200, json: { ready: true } })
      clock.pass(1000)
    }
    const beats = (await rows(serverState)).filter((row) => row.name === 'heartbeat')
    expect(beats.map((row) => row.at)).toEqual([clock.now() - 1000])
  })

  test('for the public keys, those of before a rotation too', async () => {
    const db = await freshDatabase()
    const before = (await appFor(db).ask('GET /.well-known/payout-keys.json')).json.ed25519
    expect(before).toEqual(publicKeysOf(testKeys))
    const after = (await appFor(db, { keys: rotatedKeys }).ask('GET /.well-known/payout-keys.json')).json
      .ed25519
    expect(after).toMatchObject(before)
    expect(Object.keys(after)).toEqual(['test-a', 'test-b'])
    expect(JSON.stringify(after)).not.toContain('a1a1a1')
  })
})

test('a server whose database is gone is not ready', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { ask, db } = await evening()
  db.client.close()
  const { status, json } = await ask('GET /readyz')
  expect(status).toBeGreaterThanOrEqual(500)
  expect(json.fault.code).toBe('unavailable')
  silent.mockRestore()
})

describe('every answer of the API', () => {
  test('carries its mark and is not kept by anybody', async () => {
    const { ask } = await evening()
    for (const route of ['GET /api/me', 'GET /api/no-such-thing', 'POST /api/attendance/check-in']) {
      const { headers } = await ask(route, { as: who.studentA })
      expect([headers.get('x-api'), headers.get('cache-control')]).toEqual(['1', 'no-store'])
    }
  })

  test('that there is not is a 404 in the API’s form', async () => {
    const { ask } = await evening()
    expect(await ask('GET /api/no-such-thing')).toMatchObject({
      status: 404,
      json: { fault: { code: 'not-found', params: {} } },
    })
  })
})

describe('the sweep', () => {
  test('throws away what nobody can use any more, and nothing else', async () => {
    const { db, ask, clock } = await evening()
    await ask('POST /api/attendance/check-in', { as: who.studentA })
    await ask('POST /api/me/log-out', { as: who.otherA })
    const planned = { kind: 'server.sweep', params: {}, dueAt: 0 }
    await db.write([
      db.query.insert(job).values([
        { id: 'done', ...planned, doneAt: clock.now() },
        { id: 'open', ...planned },
      ]),
    ])
    const left = async () => [
      (await rowsOf(db, idempotency)).length,
      (await rowsOf(db, session)).length,
      (await rowsOf(db, job)).map((j) => j.id),
    ]
    clock.pass(30 * days)
    await sweep(operatorCtx(db, { clock }))
    expect(await left()).toEqual([1, everybody.length, ['done', 'open']])
    clock.pass(1)
    await sweep(operatorCtx(db, { clock }))
    expect(await left()).toEqual([0, everybody.length - 1, ['open']])
  })

  test('is the server’s own errand', async () => {
    const { db, clock } = await evening()
    for (const as of [who.admin, who.supervisor, who.studentA])
      await expect(sweep(ctxFor(db, { clock, as }))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(sweep(ctxFor(db, { clock }))).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})
