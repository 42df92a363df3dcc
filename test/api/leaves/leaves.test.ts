import { describe, expect, test } from 'vitest'
import { attendance } from '../../../api/attendance/table.ts'
import { leave } from '../../../api/leaves/table.ts'
import { reply } from '../../../api/replies/table.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { attended } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p, says } from '../attendance/says.ts'

const me = who.studentA

const asks = ({ ask }: Evening, from = lateShiftDate, to = from, as: string = me) =>
  ask('POST /api/leaves', { as, body: { from, to, reason: '发烧' } })
const decides = ({ ask }: Evening, id: string, as: string, said: object = { grant: true }) =>
  ask(`POST /api/leaves/${id}/decide`, { as, body: said })
const line = async ({ ask }: Evening) =>
  (await ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people.find(
    (one: { personId: string }) => one.personId === p(me),
  )

async function asked(from?: string, to?: string, at?: number) {
  const school = await evening(at)
  return { ...school, id: (await asks(school, from, to)).json.id as string }
}

test('a leave asked ahead is proposed at the roll call, and pays nothing', async () => {
  const school = await asked(lateShiftDate, lateShiftDate, shanghai('12:00'))
  expect((await decides(school, school.id, who.teacher1)).json).toMatchObject({ kind: 'grant', shifts: 0 })
  school.clock.set(shanghai('16:30'))
  expect(await line(school)).toMatchObject({ onLeave: true, proposed: 'leave', state: null })
  await says(school, who.leaderA, me, { state: 'leave' })
  const running = (await school.ask('GET /api/allowance/running', { as: me })).json
  expect(running.sums.allowance).toBe('0.00')
  const { notices } = (await school.ask('GET /api/notices', { as: me })).json
  expect(notices).toMatchObject([{ kind: 'leave-decided', params: { from: lateShiftDate, kind: 'grant' } }])
  await everyChangeIsTold(school.db)
})

test('asked afterwards it takes the place of an absence, which stays on record', async () => {
  const school = await evening(shanghai('17:00'))
  await says(school, who.leaderA, me, { state: 'absent' })
  school.clock.set(shanghai('09:00', '2020-11-13'))
  const { id } = (await asks(school)).json
  expect((await decides(school, id, who.teacher1)).json.shifts).toBe(1)
  expect(await school.rows(attendance)).toMatchObject([
    { version: 1, state: 'absent' },
    { version: 2, state: 'leave', origin: 'leave', causeId: id, reason: '', decidedAs: 'teacher' },
  ])
  await everyChangeIsTold(school.db)
  // An illness is nobody's business for ever.
  const { rows } = await school.db.client.execute("select 1 from audit_event where bytes like '%发烧%'")
  expect(rows).toEqual([])
})

test('of several dates it becomes the attendance of the shifts that have begun, not of days worked or rested', async () => {
  const school = await evening(shanghai('16:20'))
  const { db } = school
  await db.write([
    ...['2020-11-09', '2020-11-10', '2020-11-13'].map((date) => plan(db, date, classes[0], '早')),
    attended(db, me, '2020-11-10'),
  ])
  const { id } = (await asks(school, '2020-11-09', '2020-11-13')).json
  expect((await decides(school, id, who.lead)).json.shifts).toBe(2)
  const made = (await school.rows(attendance)).filter((row) => row.origin === 'leave')
  expect(made.map((row) => [row.date, row.shift])).toEqual([
    ['2020-11-09', '早'],
    [lateShiftDate, '晚'],
  ])
})

test('a refusal needs its reason and changes no attendance', async () => {
  const school = await asked()
  expect((await decides(school, school.id, who.teacher1, { grant: false })).json.fault.code).toBe('bad-input')
  const answer = await decides(school, school.id, who.teacher1, { grant: false, reason: '没有假条' })
  expect(answer.json.kind).toBe('refuse')
  expect(await school.rows(attendance)).toEqual([])
  expect(await line(school)).toMatchObject({ onLeave: false, proposed: 'absent' })
})

describe('a student asks', () => {
  test.each([
    ['to a date before the first', '2020-11-13', '2020-11-12', 'leave-invalid'],
    ['for more than a month', '2020-11-12', '2020-12-13', 'leave-invalid'],
    ['for no real date', '2020-11-31', '2020-11-31', 'bad-input'],
  ])('not %s', async (_, from, to, code) => {
    const school = await evening()
    const { status, json } = await asks(school, from, to)
    expect([status, json.fault.code]).toEqual([422, code])
    expect(await school.rows(leave)).toEqual([])
  })

  test('not twice for a date, however quickly; again after a refusal', async () => {
    const school = await evening()
    const answers = await Promise.all([
      asks(school, '2020-11-12', '2020-11-14'),
      asks(school, '2020-11-14', '2020-11-16'),
      asks(school, '2020-11-13'),
    ])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    const { id } = answers.find((a) => a.status === 200)!.json
    await decides(school, id, who.teacher1, { grant: false, reason: '不行' })
    expect((await asks(school, '2020-11-12', '2020-11-16')).status).toBe(200)
  })

  test('and may take it back, which nobody else may', async () => {
    const school = await asked()
    const withdraws = (as: string) => school.ask(`POST /api/leaves/${school.id}/withdraw`, { as })
    expect((await withdraws(who.otherA)).status).toBe(403)
    expect((await withdraws(me)).json.kind).toBe('withdraw')
    expect((await decides(school, school.id, who.teacher1)).json.fault.code).toBe('replied-already')
    expect((await asks(school)).status).toBe(200)
  })
})

describe('a leave is decided', () => {
  test.each([
    ['the class’s teacher', who.teacher1, 200],
    ['a lead teacher', who.lead, 200],
    ['a teacher of another class', who.teacher2, 403],
    ['a supervisor', who.supervisor, 403],
    ['the leader', who.leaderA, 403],
    ['the student', me, 403],
  ])('by %s (%s): %i', async (_, as, status) => {
    const school = await asked()
    expect((await decides(school, school.id, as)).status).toBe(status)
    expect(await school.rows(reply)).toHaveLength(status === 200 ? 1 : 0)
    expect(await school.events('authz_fail')).toHaveLength(status === 200 ? 0 : 1)
  })

  test('R16 once, of two at one instant; the other hears who', async () => {
    const school = await asked()
    const answers = await Promise.all([
      decides(school, school.id, who.teacher1),
      decides(school, school.id, who.lead, { grant: false, reason: '不行' }),
    ])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)!.json.fault).toMatchObject({
      code: 'replied-already',
      params: { by: expect.stringMatching(/^职员T00[13]$/) },
    })
    expect(await school.rows(reply)).toHaveLength(1)
  })

  test('not where there is none, nor by a stranger', async () => {
    const school = await asked()
    expect((await decides(school, 'nothing', who.teacher1)).status).toBe(404)
    expect((await school.ask(`POST /api/leaves/${school.id}/decide`, { body: { grant: true } })).status).toBe(
      401,
    )
  })
})
