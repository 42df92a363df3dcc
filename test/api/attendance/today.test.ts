import { describe, expect, test } from 'vitest'
import { assessment } from '../../../api/assessments/table.ts'
import { membership } from '../../../api/people/table.ts'
import { room } from '../../../api/rooms/table.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'

const today = 'GET /api/attendance/today'

const failed = (attempt: number) => ({
  id: `a-${attempt}`,
  seasonId,
  personId: `p-${who.studentA}`,
  date: `2020-10-0${attempt}`,
  attempt,
  passed: false,
})

const on13th = (personId: string, leader: boolean) => ({
  seasonId,
  personId,
  fromDate: '2020-11-13',
  className: classes[0],
  groupName: 'A组',
  leader,
})

test('the first screen has the shift, the room, the group’s leader and what is known by now', async () => {
  const { db, ask } = await evening()
  await db.write([
    db.query
      .insert(room)
      .values({ id: 'r', seasonId, name: '实训楼201', seats: 60, machines: 52, classes: [classes[0]] }),
  ])
  const { status, json } = await ask(today, { as: who.studentA })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    date: lateShiftDate,
    utcOffsetMinutes: 480,
    shift: {
      code: '晚',
      startsAt: shanghai('16:30'),
      endsAt: shanghai('22:00'),
      room: '实训楼201',
      group: 'A组',
      leader: '学生001',
    },
    checkIn: null,
    checkOut: null,
    attendance: null,
    payslipsToSign: [],
  })
})

test('after check-in and roll call it says so, and by whom', async () => {
  const { ask, clock } = await evening()
  await ask('POST /api/attendance/check-in', { as: who.studentA })
  clock.set(shanghai('16:40'))
  const decisions = [{ personId: `p-${who.studentA}`, state: 'present', version: 0 }]
  const body = { date: lateShiftDate, shift: '晚', decisions }
  await ask('POST /api/attendance/roll-call', { as: who.leaderA, body })
  const { json } = await ask(today, { as: who.studentA })
  expect(json.checkIn).toMatchObject({ at: shanghai('16:20'), kind: 'in' })
  expect(json.attendance).toEqual({
    state: 'present',
    confirmed: true,
    by: '学生001',
    at: shanghai('16:40'),
  })
})

describe('the shift that matters is', () => {
  test.each([
    ['06:00', '2020-11-12', lateShiftDate, '晚', 'the next one of today'],
    ['21:59', '2020-11-12', lateShiftDate, '晚', 'the one that runs'],
    ['23:30', '2020-11-12', lateShiftDate, '晚', 'the one that can still be left'],
    ['24:01', '2020-11-12', '2020-11-13', '早', 'tomorrow’s, once that is over'],
    ['20:00', '2020-11-13', '2020-11-13', '早', 'the last one, where nothing follows'],
  ])('at %s on %s that of %s (%s): %s', async (time, on, date, code) => {
    const { db, ask } = await evening(shanghai(time, on))
    await db.write([plan(db, '2020-11-13', classes[0], '早')])
    expect((await ask(today, { as: who.studentA })).json).toMatchObject({ date, shift: { date, code } })
  })

  test('none for somebody who rests', async () => {
    const { db, ask } = await evening()
    await db.write([plan(db, lateShiftDate, classes[0], '', `p-${who.studentA}`)])
    expect((await ask(today, { as: who.studentA })).json).toMatchObject({ date: lateShiftDate, shift: null })
  })

  test('the logistics track’s from the day after the third failure', async () => {
    const { db, ask } = await evening(shanghai('08:00'))
    await db.write([db.query.insert(assessment).values([failed(1), failed(2), failed(3)])])
    expect((await ask(today, { as: who.studentA })).json.shift).toMatchObject({ code: '后' })
  })
})

test('a leader is named for the dates on which he leads', async () => {
  const { db, ask, clock } = await evening()
  await db.write([
    db.query.insert(membership).values([on13th(`p-${who.leaderA}`, false), on13th(`p-${who.otherA}`, true)]),
    plan(db, '2020-11-13', classes[0], '早'),
  ])
  expect((await ask(today, { as: who.studentA })).json.shift.leader).toBe('学生001')
  clock.set(shanghai('08:00', '2020-11-13'))
  expect((await ask(today, { as: who.studentA })).json.shift.leader).toBe('学生003')
})

test.each([[who.teacher1], [who.supervisor], [who.finance]])('%s has no such screen', async (number) => {
  const { ask } = await evening()
  expect((await ask(today, { as: number })).status).toBe(403)
})

test('a stranger is asked to sign in', async () => {
  const { ask } = await evening()
  expect((await ask(today)).status).toBe(401)
})
