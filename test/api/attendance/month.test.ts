import { describe, expect, test } from 'vitest'
import { membership } from '../../../api/people/table.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import { attended, online, violated } from '../../kit/facts.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { codeOf, openRooms, rooms, wrongCode } from './room.ts'
import { p, says } from './says.ts'

const me = who.studentA
const own = 'GET /api/attendance/month?month=2020-11'
const ownDay = `GET /api/attendance/day?date=${lateShiftDate}`
const monthOf = (number: string, month = '2020-11') =>
  `GET /api/attendance/students/${p(number)}/month?month=${month}`
const dayOf = (number: string, date = lateShiftDate) =>
  `GET /api/attendance/students/${p(number)}/day?date=${date}`

type Day = { date: string }
const on = (json: { days: Day[] }, date: string) => json.days.find((d) => d.date === date)

/** A student whose evening went through everything: a wrong code, a right one, an absence, a correction. */
async function eventful() {
  const school = await evening()
  const { db, ask, clock } = school
  await openRooms(db)
  await db.write([
    plan(db, '2020-11-10', classes[0], '早'),
    attended(db, me, '2020-11-10', { cameAt: '08:21', leftAt: '17:02' }),
    online(db, me, '2020-11-10', 520),
    online(db, me, '2020-11-10', 20),
  ])
  const { receipt } = (await ask('POST /api/attendance/check-in', { as: me, body: {} })).json
  clock.pass(60_000)
  await ask('POST /api/attendance/prove', { as: me, body: { receipt, code: wrongCode(clock.now()) } })
  clock.pass(60_000)
  const code = codeOf(rooms.ours, clock.now())
  await ask('POST /api/attendance/prove', { as: me, body: { receipt, code } })
  clock.set(shanghai('16:45'))
  await says(school, who.leaderA, me, { state: 'absent' })
  clock.set(shanghai('22:10'))
  const body = { date: lateShiftDate, shift: '晚', state: 'present', reason: '在后排' }
  const { id } = (await ask('POST /api/corrections', { as: me, body })).json
  await ask(`POST /api/corrections/${id}/support`, { as: who.leaderA, body: { support: true } })
  clock.set(shanghai('24:30'))
  await ask(`POST /api/corrections/${id}/decide`, { as: who.teacher1, body: { grant: true, version: 1 } })
  return { ...school, id: id as string }
}

describe('the own month', () => {
  test('has every date with plan, clock, words, minutes online and what the day is worth', async () => {
    const { ask, id } = await eventful()
    const { status, json } = await ask(own, { as: me })
    expect(status).toBe(200)
    expect(json.days).toHaveLength(30)
    expect(on(json, '2020-11-10')).toMatchObject({
      plan: '早',
      onlineMinutes: 540,
      shifts: [{ code: '早', cameAt: '08:21', leftAt: '17:02', state: 'present', confirmed: true, by: null }],
      worth: { status: 'paid', dayPay: '80.00', overtimeMinutes: 60 },
      requests: [],
    })
    expect(on(json, lateShiftDate)).toMatchObject({
      plan: '晚',
      shifts: [
        {
          code: '晚',
          name: '晚班',
          planned: true,
          checkIn: { at: shanghai('16:20'), proof: 'proven', room: rooms.ours, notes: [] },
          checkOut: null,
          checkOutMissing: true,
          state: 'present',
          by: '职员T001',
          as: 'teacher',
          origin: 'correction',
          disputed: false,
        },
      ],
      requests: [{ id, kind: 'correction', state: 'granted' }],
      worth: { status: 'paid', dayPay: '80.00' },
    })
    expect(on(json, '2020-11-20')).toMatchObject({ plan: '', shifts: [], worth: null })
  })

  test('is of a real month', async () => {
    const { ask } = await evening()
    for (const month of ['2020-13', '2020', '', '2020-11-01'])
      expect((await ask(`GET /api/attendance/month?month=${month}`, { as: me })).status).toBe(422)
    const { json } = await ask('GET /api/attendance/month?month=2021-02', { as: me })
    expect(json.days.at(-1)).toMatchObject({ date: '2021-02-28', worth: null })
  })

  test('says what is said nowhere else: nothing of others', async () => {
    const { ask } = await eventful()
    const { text } = await ask(own, { as: who.otherA })
    expect(text).not.toContain('在后排')
    expect(text).not.toContain('08:21')
  })

  test.each([[who.teacher1], [who.supervisor], [who.finance], [who.admin]])(
    'is not there for %s',
    async (as) => {
      const { ask } = await evening()
      for (const route of [own, ownDay, 'GET /api/attendance/requests'])
        expect((await ask(route, { as })).status).toBe(403)
    },
  )
})

test('the history of a date is a list of facts with who and when', async () => {
  const { ask } = await eventful()
  const { json } = await ask(ownDay, { as: me })
  const told = json.history.map(({ kind, at, by, reply, state, version }: Record<string, unknown>) =>
    [kind, at, by ?? reply ?? '', state ?? '', version ?? ''].filter((part) => part !== ''),
  )
  expect(told).toEqual([
    ['plan', null],
    ['check-in', shanghai('16:20')],
    ['code-wrong', shanghai('16:21')],
    ['code-proven', shanghai('16:22')],
    ['attendance', shanghai('16:45'), '学生001', 'absent', 1],
    ['asked', shanghai('22:10')],
    ['reply', shanghai('22:10'), '学生001'],
    ['attendance', shanghai('24:30'), '职员T001', 'present', 2],
    ['reply', shanghai('24:30'), '职员T001'],
  ])
  expect(json.shifts).toMatchObject([{ state: 'present', version: 2 }])
})

describe('a student’s month and day are seen', () => {
  test.each([
    ['the class’s teacher', who.teacher1, 200],
    ['a lead teacher', who.lead, 200],
    ['a supervisor', who.supervisor, 200],
    ['a teacher of another class', who.teacher2, 403],
    ['the leader', who.leaderA, 403],
    ['another student', who.otherA, 403],
    ['finance', who.finance, 403],
    ['an admin', who.admin, 403],
  ])('by %s (%s): %i', async (_, as, status) => {
    const { ask, events } = await eventful()
    for (const route of [monthOf(me), dayOf(me)]) {
      const answer = await ask(route, { as })
      expect(answer.status).toBe(status)
      if (status === 200) expect(answer.json.student).toMatchObject({ personId: p(me), name: '学生002' })
    }
    expect(await events('authz_fail')).toHaveLength(status === 200 ? 0 : 2)
  })

  test('R17 on the dates on which the student was in the class', async () => {
    const school = await eventful()
    const { db, ask } = school
    const moved = {
      seasonId,
      personId: p(me),
      fromDate: '2020-11-12',
      className: classes[1],
      groupName: 'C组',
    }
    await db.write([db.query.insert(membership).values({ ...moved, leader: false })])
    const [first, second] = await Promise.all([
      ask(monthOf(me), { as: who.teacher1 }),
      ask(monthOf(me), { as: who.teacher2 }),
    ])
    expect(first.json.days.at(-1).date).toBe('2020-11-11')
    expect(second.json.days[0].date).toBe('2020-11-12')
    expect((await ask(dayOf(me), { as: who.teacher1 })).status).toBe(403)
    expect((await ask(dayOf(me), { as: who.teacher2 })).status).toBe(200)
    expect((await ask(dayOf(me, '2020-11-11'), { as: who.teacher2 })).status).toBe(403)
  })

  test('nobody is shown a month of somebody who is no student', async () => {
    const { ask } = await evening()
    const answer = await ask(monthOf(who.teacher1), { as: who.supervisor })
    expect([answer.status, answer.json.fault.code]).toEqual([403, 'forbidden'])
  })

  test('not without signing in', async () => {
    const { ask } = await evening()
    for (const route of [monthOf(me), dayOf(me), own, ownDay]) expect((await ask(route)).status).toBe(401)
  })
})

test('a day of the month says how many violations hold on it; one that was taken back is none', async () => {
  const { db, ask } = await evening()
  await db.write([
    violated(db, me, '2020-11-09', { id: 'v1' }),
    violated(db, me, '2020-11-10', { id: 'v2', state: 'appealed' }),
    violated(db, me, '2020-11-10', { id: 'v3' }),
    violated(db, me, '2020-11-10', { id: 'v4', state: 'withdrawn' }),
    violated(db, me, '2020-11-11', { id: 'v5', state: 'proposed' }),
    violated(db, who.otherA, '2020-11-11', { id: 'v6' }),
  ])
  const { days } = (await ask(own, { as: me })).json
  const marked = days.flatMap(({ date, violations }: Day & { violations: number }) =>
    violations ? [[date, violations]] : [],
  )
  expect(marked).toEqual([
    ['2020-11-09', 1],
    ['2020-11-10', 2],
  ])
})
