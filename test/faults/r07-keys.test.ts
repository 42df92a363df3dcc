import { beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../api/server/sweep.ts'
import { appFor } from '../kit/app.ts'
import { clockAt, days, minutes } from '../kit/clock.ts'
import { counts } from '../kit/counts.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { acknowledgedIsStored, everyChangeIsTold, oneCheckInEach } from '../kit/invariants.ts'
import { publishedRun } from '../kit/payout.ts'
import { allRoutes, requestOf } from '../kit/requests.ts'
import { openSchool, who } from '../kit/school.ts'
import { contentOf, templateOf } from '../kit/template.ts'

let template: Awaited<ReturnType<typeof schoolWithARun>>
const schoolWithARun = () =>
  templateOf(async (db) => {
    await openSchool(db)
    return publishedRun(db)
  })
beforeAll(async () => {
  template = await schoolWithARun()
})

const route = 'POST /api/attendance/check-in'
const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code

async function opened() {
  const db = await template.copy()
  const clock = clockAt()
  return { db, ...appFor(db, { now: clock }), clock }
}

describe('R07 a key is the name of one command of one person', () => {
  test('sent again it gives the first answer, marked as a replay, and changes nothing', async () => {
    const { db, clock, ask } = await opened()
    const command = { as: who.studentA, key: 'key-0001', body: { claimedAt: 7 } }
    const first = await ask(route, command)
    const before = await contentOf(db)
    clock.pass(3 * minutes)
    for (let i = 0; i < 5; i++) {
      const again = await ask(route, command)
      expect(again.status).toBe(200)
      expect(again.text).toBe(first.text)
      expect(again.headers.get('idempotent-replay')).toBe('true')
    }
    expect(first.headers.get('idempotent-replay')).toBeNull()
    expect(await contentOf(db)).toBe(before)
    await everyChangeIsTold(db)
  })

  test('with another body: 422, and no change', async () => {
    const { db, ask } = await opened()
    await ask(route, { as: who.studentA, key: 'key-0001', body: { claimedAt: 7 } })
    const before = await contentOf(db)
    const other = await ask(route, { as: who.studentA, key: 'key-0001', body: { claimedAt: 8 } })
    expect([other.status, code(other)]).toEqual([422, 'key-reused'])
    expect(await contentOf(db)).toBe(before)
  })

  test('with the same body on another route: 422, and no change', async () => {
    const { db, clock, ask } = await opened()
    clock.pass(20 * minutes)
    await ask(route, { as: who.studentA, key: 'key-0001', body: {} })
    const before = await contentOf(db)
    const other = await ask('POST /api/attendance/check-out', { as: who.studentA, key: 'key-0001', body: {} })
    expect([other.status, code(other)]).toEqual([422, 'key-reused'])
    expect(await contentOf(db)).toBe(before)
  })

  test('from another person: not found, like a key that never was, and nothing of the answer', async () => {
    const { db, ask } = await opened()
    const mine = await ask(route, { as: who.studentA, key: 'key-0001', body: {} })
    const before = await contentOf(db)
    const theirs = await ask(route, { as: who.studentB, key: 'key-0001', body: {} })
    expect([theirs.status, code(theirs)]).toEqual([404, 'not-found'])
    expect(theirs.text).not.toContain(mine.json.receipt)
    expect(await contentOf(db)).toBe(before)
  })

  test('from a stranger: sign in first', async () => {
    const { ask } = await opened()
    await ask(route, { as: who.studentA, key: 'key-0001', body: {} })
    expect((await ask(route, { key: 'key-0001', body: {} })).status).toBe(401)
  })

  test('after a refusal the same key may still succeed: nothing was done under it', async () => {
    const { clock, ask } = await opened()
    clock.pass(-60 * minutes)
    const command = { as: who.studentA, key: 'key-0001', body: {} }
    expect(code(await ask(route, command))).toBe('not-open-yet')
    clock.pass(60 * minutes)
    expect((await ask(route, command)).status).toBe(200)
  })

  test('is known for 30 days, longer than a phone lies in a drawer', async () => {
    const { db, clock, ask } = await opened()
    const command = { as: who.studentA, key: 'key-0001', body: {} }
    const first = await ask(route, command)
    const keepSignedIn = () =>
      db.client.execute({ sql: 'update session set last_used_at = ?', args: [clock.now()] })
    clock.pass(30 * days)
    await keepSignedIn()
    await sweep(operatorCtx(db, { clock }))
    expect((await ask(route, command)).text).toBe(first.text)
    clock.pass(1)
    await sweep(operatorCtx(db, { clock }))
    expect((await ask(route, command)).status).toBe(409)
  })
})

describe('R07 the same key at the same instant', () => {
  test('is done once; the others are asked to come back, and then get the first answer', async () => {
    const { db, ask } = await opened()
    const acknowledged = new Map<string, string>()
    for (let round = 0; round < counts(5, 100); round++) {
      await db.client.execute('delete from punch')
      await db.client.execute('delete from idempotency')
      const key = `key-${String(round).padStart(4, '0')}`
      const command = { as: who.studentA, key, body: {} }
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(route, command)))
      const done = answers.filter((a) => a.status === 200)
      expect(done.length).toBeGreaterThan(0)
      expect(new Set(done.map((a) => a.text)).size).toBe(1)
      for (const busy of answers.filter((a) => a.status !== 200)) {
        expect([busy.status, code(busy)]).toEqual([409, 'in-progress'])
        expect(busy.headers.get('retry-after')).toBe('1')
      }
      const late = await ask(route, command)
      expect([late.status, late.text]).toEqual([200, done[0]!.text])
      acknowledged.clear()
      acknowledged.set(key, late.text)
      await acknowledgedIsStored(db, acknowledged)
      await oneCheckInEach(db)
    }
  })

  test('from two people is done for one of them', async () => {
    const { db, ask } = await opened()
    const answers = await Promise.all([
      ask(route, { as: who.studentA, key: 'key-0001', body: {} }),
      ask(route, { as: who.studentB, key: 'key-0001', body: {} }),
    ])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    const again = await ask(route, { as: who.studentB, key: 'key-0001', body: {} })
    const first = await ask(route, { as: who.studentA, key: 'key-0001', body: {} })
    expect([again.status, first.status].toSorted()).toEqual([200, 404])
    expect((await db.client.execute('select count(*) n from punch')).rows[0]!['n']).toBe(1)
    await everyChangeIsTold(db)
  })

  test('other keys of one student at the same instant: one check-in, everybody gets its receipt', async () => {
    const { db, ask } = await opened()
    const answers = await Promise.all(
      Array.from({ length: counts(20, 100) }, () => ask(route, { as: who.studentA })),
    )
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
    expect(new Set(answers.map((a) => a.json.receipt)).size).toBe(1)
    expect(answers.filter((a) => !a.json.duplicate)).toHaveLength(1)
    await oneCheckInEach(db)
    await everyChangeIsTold(db)
  })
})

const commands = allRoutes.filter(({ method, public: open }) => method !== 'GET' && !open)

describe.each(commands)('R07 $route', ({ route }) => {
  const { body } = requestOf(route, { student: who.studentA, slipId: 's', runId: 'r', contentHash: 'h' })

  test.each([
    ['without a key', null],
    ['with an empty one', ''],
    ['with one that is too short', 'k'],
    ['with one that is too long', 'k'.repeat(65)],
    ['with one that is no key', 'key 0001!'],
  ])('%s is refused', async (_, key) => {
    const db = await template.copy()
    const { ask } = appFor(db)
    const before = await contentOf(db)
    for (const as of [who.studentA, who.supervisor, who.lead]) {
      const answer = await ask(route, { as, body, key })
      expect([answer.status, code(answer)]).toEqual([400, 'no-key'])
    }
    expect(await contentOf(db)).toBe(before)
  })

  test('that is no JSON, or comes from another site, is refused', async () => {
    const { ask } = appFor(await template.copy())
    const from = (headers: Record<string, string>) => ask(route, { as: who.studentA, body, headers })
    expect((await from({ 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await from({ 'Content-Type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await from({ Origin: 'https://example.com' })).status).toBe(403)
    expect((await from({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })
})
