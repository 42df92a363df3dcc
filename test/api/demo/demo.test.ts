import { getTableName } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../../../api/adapters/clock.ts'
import { createApp } from '../../../api/app.ts'
import { demoStartsAt, loadDemo } from '../../../api/demo/load.ts'
import { assessment } from '../../../api/assessments/table.ts'
import { attendance } from '../../../api/attendance/table.ts'
import { award } from '../../../api/awards/table.ts'
import { onlineTime } from '../../../api/online/table.ts'
import { points } from '../../../api/points/table.ts'
import { qualityError } from '../../../api/quality/table.ts'
import { serviceDay } from '../../../api/served/table.ts'
import { planEntry } from '../../../api/shifts/table.ts'
import { violation } from '../../../api/violations/table.ts'
import { tick } from '../../../api/jobs/tick.ts'
import type { Ctx } from '../../../api/kernel/ctx.ts'
import { evening, rowsOf, shanghai } from '../../kit/evening.ts'
import { testKeys } from '../../kit/keys.ts'
import { season2020 } from '../../kit/season-2020.ts'
import { templateOf } from '../../kit/template.ts'
import { device } from '../../../api/devices/table.ts'
import { session } from '../../../api/people/table.ts'
import { loginText } from '../../../shared/devices/entry.ts'
import { deviceKey, signText } from '../../kit/device.ts'
import { who } from '../../kit/school.ts'

type Person = { role: string; personId: string; name: string; detail: string }

// The company's report of the day before and of the day on which the demo begins.
const served = {
  name: 'service.csv',
  bytes: new TextEncoder().encode(
    `学号,日期,平均响应秒,接待人数,销售额\n${['11', '12', '13'].map((day) => `2019010000,2020-11-${day},20,3,99.5\n`).join('')}`,
  ),
}

let template: Awaited<ReturnType<typeof loaded>>
const loaded = () =>
  templateOf(async (db) => {
    const opened = { db, keys: testKeys, newId: () => crypto.randomUUID() }
    const caller = { via: 'cli' as const, requestId: 'demo', locale: 'zh-CN' as const, route: 'demo' }
    const open = (now: number, change: Partial<Ctx['caller']>): Ctx => ({
      ...opened,
      clock: { now: () => now },
      caller: { ...caller, ...change },
    })
    await loadDemo(open, [...season2020(), served])
  })

beforeAll(async () => {
  template = await loaded()
})

/** A demo of its own, whose clock has just been started. */
async function demo() {
  const db = await template.copy()
  const clock = movableClock(demoStartsAt)
  const opened = { db, clock, keys: testKeys, newId: () => crypto.randomUUID() }
  const app = createApp(() => opened, { demo: { clock, runDueJobs: () => tick(opened) } })
  async function ask(route: string, { cookie, body }: { cookie?: string; body?: object } = {}) {
    const [method = 'GET', path = '/'] = route.split(' ')
    const answer = await app.request(path, {
      method,
      headers: {
        ...(cookie ? { Cookie: cookie } : {}),
        ...(method === 'GET'
          ? {}
          : { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
    return { status: answer.status, headers: answer.headers, json: JSON.parse(await answer.text()) }
  }
  const see = async () => (await ask('GET /api/demo')).json
  async function enter(role: string) {
    const { personId } = ((await see()).people as Person[]).find((p) => p.role === role)!
    const { headers } = await ask('POST /api/demo/enter', { body: { personId } })
    return headers.get('set-cookie')!.split(';')[0]!
  }
  return { db, clock, ask, see, enter }
}

describe('the demo', () => {
  test('shows every role that can be entered, at 16:20 on 12 November 2020', async () => {
    const { see } = await demo()
    const { people, now, utcOffsetMinutes, jumps } = await see()
    expect(people.map((p: Person) => p.role)).toEqual([
      'student',
      'leader',
      'teacher',
      'lead-teacher',
      'supervisor',
      'finance',
      'admin',
    ])
    expect(now - shanghai('16:20')).toBeLessThan(10_000)
    expect(utcOffsetMinutes).toBe(480)
    expect(jumps).toEqual([
      { key: 'shift-start', at: shanghai('16:30') },
      { key: 'shift-end', at: shanghai('22:00') },
      { key: 'next-morning', at: shanghai('07:30', '2020-11-13') },
    ])
  })

  test('is entered with one tap, which makes an ordinary session', async () => {
    const { ask, see } = await demo()
    for (const { personId, name, role } of (await see()).people as Person[]) {
      const { status, headers, json } = await ask('POST /api/demo/enter', { body: { personId } })
      expect([status, json]).toEqual([200, { entered: true, deviceId: null }])
      const cookie = headers.get('set-cookie')!
      expect(cookie).toMatch(
        /^__Host-sid=[0-9a-f]{64}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      const me = (await ask('GET /api/me', { cookie: cookie.split(';')[0]! })).json
      expect(me.name).toBe(name)
      expect(me.roles).toContain(role)
    }
  })

  test('gives nobody more than their role', async () => {
    const { ask, enter } = await demo()
    const cookie = await enter('student')
    expect((await ask('GET /api/payouts', { cookie })).status).toBe(403)
    expect((await ask('GET /api/attendance/roll-call', { cookie })).status).toBe(403)
  })

  test.each([
    ['as the world’s', 0, []],
    ['three hours off', 3 * 3_600_000, ['clock-skew']],
  ])('takes a phone’s clock that is %s for what it is', async (_, off, notes) => {
    const { ask, enter } = await demo()
    const claimedAt = Date.now() + off
    const body = { claimedAt }
    const cookie = await enter('student')
    expect((await ask('POST /api/attendance/check-in', { cookie, body })).status).toBe(200)
    const { personId } = (await ask('GET /api/me', { cookie })).json
    const { people } = (await ask('GET /api/attendance/roll-call', { cookie: await enter('leader') })).json
    const line = people.find((one: { personId: string }) => one.personId === personId)
    expect(line.notes.filter((note: string) => note === 'clock-skew')).toEqual(notes)
  })

  test('does not know people that there are not', async () => {
    const { ask } = await demo()
    expect((await ask('POST /api/demo/enter', { body: { personId: 'nobody' } })).status).toBe(404)
    expect((await ask('POST /api/demo/enter', { body: {} })).status).toBe(422)
  })

  test('has the training’s payslips published, and facts up to that morning', async () => {
    const { ask, enter } = await demo()
    const cookie = await enter('student')
    const { payslips } = (await ask('GET /api/payslips', { cookie })).json
    expect(payslips).toMatchObject([{ from: '2020-09-12', to: '2020-10-23', signedAt: null }])
    const { period, facts } = (await ask('GET /api/allowance/running', { cookie })).json
    expect(period).toEqual({ from: '2020-10-24', to: '2020-11-12' })
    const dates = facts.attendance.map((a: { date: string }) => a.date).toSorted()
    expect(dates.at(-1) < '2020-11-12').toBe(true)
  })

  test('knows nothing that had not happened by that morning, and all that is planned', async () => {
    const { db } = await demo()
    for (const table of [assessment, attendance, onlineTime, violation, qualityError, award, points]) {
      const rows = await rowsOf(db, table)
      expect(rows.length, getTableName(table)).toBeGreaterThan(0)
      for (const { date } of rows) expect(date < '2020-11-12', getTableName(table)).toBe(true)
    }
    expect((await rowsOf(db, serviceDay)).map(({ date }) => date)).toEqual(['2020-11-11'])
    expect((await rowsOf(db, planEntry)).some(({ date }) => date > '2020-11-12')).toBe(true)
  })
})

describe('the demo’s clock', () => {
  test('moves to the shift’s start, its end and the next morning: a whole day', async () => {
    const { ask, enter, see, clock } = await demo()
    const [student, leader] = [await enter('student'), await enter('leader')]
    const jump = (to: string) => ask('POST /api/demo/clock', { body: { to } })
    expect((await ask('POST /api/attendance/check-in', { cookie: student })).status).toBe(200)
    const before = (await ask('GET /api/allowance/running', { cookie: student })).json.sums.due

    expect((await jump('shift-start')).json.now - shanghai('16:30')).toBeLessThan(10_000)
    expect((await jump('shift-end')).json.now - shanghai('22:00')).toBeLessThan(10_000)
    const notices = (await ask('GET /api/notices', { cookie: leader })).json.notices
    expect(notices).toMatchObject([
      { kind: 'roll-call-due', params: { date: '2020-11-12', shift: '晚' } },
      { kind: 'return-due', params: { date: '2020-11-12', shift: '晚' } },
      { kind: 'payslip-published' },
    ])
    const { people, shift, date } = (await ask('GET /api/attendance/roll-call', { cookie: leader })).json
    const me = (await ask('GET /api/me', { cookie: student })).json.personId
    expect(people.find((p: Person) => p.personId === me)).toMatchObject({ proposed: 'present' })
    const decisions = people
      .filter((p: { isMe: boolean }) => !p.isMe)
      .map((p: Person & { proposed: string }) => ({ personId: p.personId, state: p.proposed, version: 0 }))
    const decided = await ask('POST /api/attendance/roll-call', {
      cookie: leader,
      body: { date, shift: shift.code, decisions },
    })
    expect(decided.status).toBe(200)
    expect((await ask('POST /api/attendance/check-out', { cookie: student })).status).toBe(200)

    await jump('next-morning')
    expect(clock.now() - shanghai('07:30', '2020-11-13')).toBeLessThan(10_000)
    const after = (await ask('GET /api/allowance/running', { cookie: student })).json
    expect(Number(after.sums.due) - Number(before)).toBe(80)
    expect((await see()).jumps.map((j: { key: string }) => j.key)).toContain('next-morning')
  })

  test('ends nobody’s session, not even one of staff that lives for two idle hours', async () => {
    const { db, ask, enter } = await demo()
    const cookies = [await enter('student'), await enter('supervisor'), await enter('finance')]
    for (const to of ['next-morning', 'next-morning', 'next-morning']) {
      expect((await ask('POST /api/demo/clock', { body: { to } })).status).toBe(200)
      for (const cookie of cookies) expect((await ask('GET /api/me', { cookie })).status).toBe(200)
    }
    expect((await rowsOf(db, session)).every((s) => s.endedAt === null)).toBe(true)
  })

  test('but one that was ended stays ended', async () => {
    const { ask, enter } = await demo()
    const cookie = await enter('finance')
    await ask('POST /api/me/log-out', { cookie })
    await ask('POST /api/demo/clock', { body: { to: 'shift-start' } })
    expect((await ask('GET /api/me', { cookie })).status).toBe(401)
  })

  test('never goes back: once a shift is over, its start is that of the next', async () => {
    const { ask, clock } = await demo()
    const jump = (to: string) => ask('POST /api/demo/clock', { body: { to } })
    await jump('shift-end')
    const over = clock.now()
    expect((await jump('shift-start')).status).toBe(200)
    expect(clock.now()).toBeGreaterThan(over + 3_600_000)
    expect((await jump('2030-01-01')).status).toBe(422)
  })
})

/** Of the shape of a key, and nobody's. */
const key = (n: number) => `B${String(n).padStart(86, 'k')}`

describe('a student of the demo', () => {
  test('has the demo’s PIN on the visitor’s own browser, the same device each time', async () => {
    const { db, ask, see } = await demo()
    const { people, pin } = await see()
    const { personId } = people[0] as Person
    const enter = async () =>
      (await ask('POST /api/demo/enter', { body: { personId, publicKey: deviceKey } })).json.deviceId
    const deviceId = await enter()
    const signIn = async (digits: string) => {
      const { nonce } = (await ask('GET /api/sessions/nonce')).json
      const signature = signText(loginText({ nonce, deviceId }))
      return ask('POST /api/sessions', { body: { deviceId, nonce, signature, pin: digits } })
    }
    expect((await signIn(pin)).status).toBe(200)
    expect((await signIn('111111')).json.fault.code).toBe('pin-wrong')
    expect(await enter()).toBe(deviceId)
    const enrolled = (await rowsOf(db, device)).filter((one) => one.personId === personId)
    expect(enrolled).toMatchObject([{ id: deviceId, pinFailures: 0, removedAt: null }])
  })

  test('is entered from as many browsers as come; the newest three stay enrolled', async () => {
    const { db, ask, see } = await demo()
    const { personId } = (await see()).people[0] as Person
    for (let n = 0; n < 5; n++) {
      const body = { personId, publicKey: key(n) }
      expect((await ask('POST /api/demo/enter', { body })).status).toBe(200)
    }
    const left = (await rowsOf(db, device)).filter((one) => one.removedAt === null)
    expect(left.map(({ publicKey }) => publicKey)).toEqual([key(2), key(3), key(4)])
  })
})

describe('a configured server has no demo', () => {
  test.each([
    ['GET /api/demo', {}],
    ['POST /api/demo/enter', { personId: `p-${who.supervisor}` }],
    ['POST /api/demo/clock', { to: 'shift-start' }],
  ])('%s', async (route, body) => {
    const { ask, db } = await evening()
    const before = (await rowsOf(db, session)).length
    expect(await ask(route, { body })).toMatchObject({ status: 404, json: { fault: { code: 'not-found' } } })
    expect(await rowsOf(db, session)).toHaveLength(before)
  })
})
