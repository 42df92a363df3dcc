import { describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { pushSubscription } from '../../../api/push/table.ts'
import { punch } from '../../../api/attendance/table.ts'
import { enrolment } from '../../../api/people/table.ts'
import { planEntry } from '../../../api/shifts/table.ts'
import { hours, minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'

const checkIn = 'POST /api/attendance/check-in'
const checkOut = 'POST /api/attendance/check-out'
const me = who.studentA

/** Another cell in the plan of class 1 for the evening's date, or in that of one student. */
const replan = ({ db }: Evening, cell: string) =>
  db.write([db.query.update(planEntry).set({ cell }).where(eq(planEntry.className, classes[0]))])

test('a check-in is answered with a receipt, stored once, and logged', async () => {
  const { ask, rows, events, clock } = await evening()
  const { status, json, headers } = await ask(checkIn, { as: me, body: { claimedAt: 5 } })
  expect(status).toBe(200)
  expect(headers.get('x-api')).toBe('1')
  expect(json).toEqual({
    receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
    at: clock.now(),
    date: lateShiftDate,
    shift: '晚',
    kind: 'in',
    proof: 'unproven',
    seal: expect.stringMatching(/^[\w-]+\.[0-9a-f]{64}$/),
    duplicate: false,
  })
  const [row, ...others] = await rows(punch)
  expect(others).toEqual([])
  expect(row).toMatchObject({ personId: `p-${me}`, kind: 'in', receipt: json.receipt, claimedAt: 5 })
  expect(await events('attendance.check-in')).toMatchObject([
    { actor: `p-${me}`, via: 'web', target: row!.id, after: { date: lateShiftDate, shift: '晚' } },
  ])
})

describe('the window of a shift at 16:30 is open from 16:00 to 18:30, borders included', () => {
  test.each([
    ['15:59', -1, 409, 'not-open-yet', '签到尚未开放，16:00 开始。'],
    ['16:00', -1, 409, 'not-open-yet', '签到尚未开放，16:00 开始。'],
    ['16:00', 0, 200],
    ['16:30', 0, 200],
    ['18:30', 0, 200],
    ['18:30', 1, 409, 'window-closed', '签到时间已过（18:30 截止）。请告诉组长，点名时可以补记。'],
    ['18:31', 0, 409, 'window-closed', '签到时间已过（18:30 截止）。请告诉组长，点名时可以补记。'],
  ])('%s and %i ms: %i %s', async (time, ms, status, code?: string, message?: string) => {
    const { ask, rows } = await evening(shanghai(time) + ms)
    const answer = await ask(checkIn, { as: me })
    expect(answer.status).toBe(status)
    if (code) expect(answer.json.fault).toMatchObject({ code, message })
    expect(await rows(punch)).toHaveLength(code ? 0 : 1)
  })

  test('the day before, the refusal names the date as well', async () => {
    const { ask } = await evening(shanghai('20:00', '2020-11-11'))
    const { json } = await ask(checkIn, { as: me, headers: { 'Accept-Language': 'en' } })
    expect(json.fault.message).toBe('Check-in is not open yet; it opens at 2020-11-12 16:00.')
  })
})

describe('check-out is open from the start until two hours after the end at 22:00', () => {
  test.each([
    ['16:29', 0, 409, 'no-shift', '今天没有排班。若排班有误，请联系老师。'],
    ['16:30', 0, 200],
    ['22:00', 0, 200],
    ['24:00', 0, 200],
    ['24:00', 1, 409, 'check-out-closed', '签退时间已过（00:00 截止）。没有签退不影响补贴。'],
  ])('%s and %i ms: %i %s', async (time, ms, status, code?: string, message?: string) => {
    const { ask, rows } = await evening(shanghai(time) + ms)
    const answer = await ask(checkOut, { as: me })
    expect(answer.status).toBe(status)
    if (code) expect(answer.json.fault).toMatchObject({ code, message })
    expect((await rows(punch)).map((p) => [p.kind, p.date])).toEqual(code ? [] : [['out', lateShiftDate]])
  })
})

describe('a shift past midnight belongs to the date on which it starts', () => {
  test.each([
    [checkIn, '07:00', 200],
    [checkOut, '26:05', 200],
    [checkOut, '28:00', 200],
    [checkOut, '28:01', 409],
  ])('%s at %s', async (route, time, status) => {
    const school = await evening(shanghai(time))
    await replan(school, '通宵')
    const { status: got, json } = await school.ask(route, { as: me })
    expect(got).toBe(status)
    if (status === 200) expect(json).toMatchObject({ date: lateShiftDate, shift: '通宵' })
  })

  test('a range in the plan is a shift as well', async () => {
    const school = await evening(shanghai('26:05'))
    await replan(school, '07:00-26:00')
    const { json } = await school.ask(checkOut, { as: me })
    expect(json).toMatchObject({ date: lateShiftDate, shift: '07:00-26:00' })
  })

  test('the next shift takes over when its own check-in opens', async () => {
    const school = await evening(shanghai('08:00', '2020-11-13'))
    await replan(school, '通宵')
    await school.db.write([plan(school.db, '2020-11-13', classes[0], '早')])
    const { json } = await school.ask(checkIn, { as: me })
    expect(json).toMatchObject({ date: '2020-11-13', shift: '早' })
  })
})

describe('without a shift nobody checks in', () => {
  test.each([
    ['rest', ''],
    ['an undecided date', '待定'],
  ])('on %s', async (_, cell) => {
    const school = await evening()
    await replan(school, cell)
    const { status, json } = await school.ask(checkIn, { as: me })
    expect([status, json.fault.code]).toEqual([409, 'no-shift'])
  })

  test('nor does somebody who has not come to the camp yet, or has left it', async () => {
    const school = await evening()
    const { db } = school
    for (const dates of [
      { entersOn: '2020-11-13', leavesOn: null },
      { entersOn: null, leavesOn: '2020-11-11' },
    ]) {
      await db.write([db.query.update(enrolment).set(dates)])
      expect((await school.ask(checkIn, { as: me })).json.fault.code).toBe('no-shift')
    }
    await db.write([db.query.update(enrolment).set({ entersOn: lateShiftDate, leavesOn: lateShiftDate })])
    expect((await school.ask(checkIn, { as: me })).status).toBe(200)
  })
})

test('a personal entry of the plan goes before the class’s', async () => {
  const school = await evening(shanghai('08:10'))
  await school.db.write([plan(school.db, lateShiftDate, classes[0], '早', `p-${me}`)])
  expect((await school.ask(checkIn, { as: me })).json).toMatchObject({ shift: '早' })
  expect((await school.ask(checkIn, { as: who.otherA })).json.fault.code).toBe('not-open-yet')
})

test('a second phone gets the first one’s receipt, and nothing new is stored or logged', async () => {
  const { ask, rows, events, clock } = await evening()
  const first = await ask(checkIn, { as: me })
  clock.pass(3 * minutes)
  const second = await ask(checkIn, { as: me })
  expect(second).toMatchObject({ status: 200, json: { ...first.json, duplicate: true } })
  expect(await rows(punch)).toHaveLength(1)
  expect(await events('attendance.check-in')).toHaveLength(1)
})

test('R10 of many phones at the same instant one checks in, and all get its receipt', async () => {
  const { ask, rows, events } = await evening()
  const answers = await Promise.all(
    Array.from({ length: counts(20, 100) }, () => ask(checkIn, { as: me, body: {} })),
  )
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
  expect(new Set(answers.map((a) => a.json.receipt)).size).toBe(1)
  expect(answers.filter((a) => !a.json.duplicate)).toHaveLength(1)
  expect(await rows(punch)).toHaveLength(1)
  expect(await events('attendance.check-in')).toHaveLength(1)
})

test('the same command again is answered from memory, even a day later', async () => {
  const { ask, rows, clock } = await evening()
  const first = await ask(checkIn, { as: me, key: 'key-of-a-phone' })
  expect(first.headers.get('idempotent-replay')).toBeNull()
  clock.pass(24 * hours)
  const again = await ask(checkIn, { as: me, key: 'key-of-a-phone' })
  expect(again).toMatchObject({ status: 200, text: first.text })
  expect(again.headers.get('idempotent-replay')).toBe('true')
  expect(await rows(punch)).toHaveLength(1)
})

test('R11 what the phone’s clock says decides nothing', async () => {
  const { ask } = await evening(shanghai('16:45'))
  const clocks = [-72 * hours, -hours, 0, 20 * minutes, 72 * hours]
  const students = [who.studentA, who.otherA, who.leaderA, who.studentB, who.leaderB]
  for (const [i, off] of clocks.entries()) {
    const { json } = await ask(checkIn, { as: students[i]!, body: { claimedAt: shanghai('16:45') + off } })
    expect(json).toMatchObject({ at: shanghai('16:45'), date: lateShiftDate })
  }
})

describe('only students check in, for themselves', () => {
  test.each([[who.teacher1], [who.lead], [who.supervisor], [who.finance], [who.admin]])(
    '%s may not, and that is logged',
    async (number) => {
      const { ask, rows, events } = await evening()
      expect((await ask(checkIn, { as: number })).json.fault.code).toBe('forbidden')
      expect(await rows(punch)).toEqual([])
      expect(await events('authz_fail')).toMatchObject([
        {
          actor: `p-${number}`,
          after: { action: 'attendance.check-in', route: 'POST /api/attendance/check-in' },
        },
      ])
    },
  )

  test('a stranger is asked to sign in', async () => {
    const { ask } = await evening()
    expect(await ask(checkIn)).toMatchObject({ status: 401, json: { fault: { code: 'not-signed-in' } } })
  })

  test('nobody can name another person, shift or time', async () => {
    const { ask, rows } = await evening()
    for (const body of [{ personId: `p-${who.otherA}` }, { shift: '早' }, { at: 1 }, { kind: 'out' }])
      expect((await ask(checkIn, { as: me, body })).json.fault.code).toBe('bad-input')
    expect(await rows(punch)).toEqual([])
  })
})

test('R08 what a phone stored for one person is not taken for the word of the next', async () => {
  const { ask, rows } = await evening(shanghai('16:10'))
  const of = (person: string) => ({ as: me, headers: { 'X-Person': `p-${person}` } })
  const stale = await ask(checkIn, of(who.studentB))
  expect([stale.status, stale.json.fault.code]).toEqual([401, 'not-signed-in'])
  expect(await rows(punch)).toEqual([])
  expect((await ask(checkIn, of(me))).status).toBe(200)
})

test('R08 nor is what the page of one person sent at once', async () => {
  const { ask, rows } = await evening(shanghai('16:10'))
  const body = { endpoint: 'https://fcm.googleapis.com/fcm/send/one' }
  const of = (person: string) => ({ as: me, body, headers: { 'X-Person': `p-${person}` } })
  const stale = await ask('POST /api/push', of(who.studentB))
  expect([stale.status, stale.json.fault.code]).toEqual([401, 'not-signed-in'])
  expect(await rows(pushSubscription)).toEqual([])
  expect((await ask('POST /api/push', of(me))).status).toBe(200)
})
