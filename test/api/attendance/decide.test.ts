import { describe, expect, test } from 'vitest'
import { attendance, punch } from '../../../api/attendance/table.ts'
import { membership } from '../../../api/people/table.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p, rollCall, says } from './says.ts'

test('a leader confirms the group with one tap: a version and an event each', async () => {
  const { ask, rows, events, clock } = await evening()
  const decisions = [who.studentA, who.otherA].map((n) => ({ personId: p(n), state: 'present', version: 0 }))
  const { status, json } = await ask(rollCall, {
    as: who.leaderA,
    body: { date: lateShiftDate, shift: '晚', decisions },
  })
  expect([status, json]).toEqual([200, { decided: 2, at: clock.now(), refused: [] }])
  expect(await rows(attendance)).toMatchObject([
    { personId: p(who.studentA), state: 'present', confirmed: true, version: 1, decidedBy: p(who.leaderA) },
    { personId: p(who.otherA), state: 'present', confirmed: true, version: 1, decidedBy: p(who.leaderA) },
  ])
  expect(await events('attendance.decide')).toMatchObject([
    { actor: p(who.leaderA), target: p(who.studentA), before: { state: '' }, after: { state: 'present' } },
    { actor: p(who.leaderA), target: p(who.otherA), before: { state: '' }, after: { state: 'present' } },
  ])
})

describe('who decides about whom', () => {
  test.each([
    ['a leader', who.leaderA, 'the own group', who.studentA, 200],
    ['a leader', who.leaderA, 'another leader of the class', who.leaderB, 200],
    ['a leader', who.leaderA, 'himself', who.leaderA, 403],
    ['a leader', who.leaderA, 'another group of the class', who.studentB, 403],
    ['a leader', who.leaderA, 'another class', who.studentC, 403],
    ['a leader', who.leaderA, 'a leader of another class', who.leaderC, 403],
    ['a leader', who.leaderA, 'nobody', 'no-such-student', 403],
    ['a student', who.studentA, 'the own group', who.otherA, 403],
    ['a student', who.studentA, 'himself', who.studentA, 403],
    ['a teacher', who.teacher1, 'the own class', who.studentB, 200],
    ['a teacher', who.teacher1, 'a leader', who.leaderA, 200],
    ['a teacher', who.teacher1, 'another class', who.studentC, 403],
    ['a lead teacher', who.lead, 'any class', who.studentC, 200],
    ['a supervisor', who.supervisor, 'any class', who.studentC, 200],
    ['finance', who.finance, 'anybody', who.studentA, 403],
    ['an admin', who.admin, 'anybody', who.studentA, 403],
  ])('%s %s about %s %s: %i', async (_role, as, _whom, number, status) => {
    const school = await evening()
    expect((await says(school, as, number)).status).toBe(status)
    expect(await school.rows(attendance)).toHaveLength(status === 200 ? 1 : 0)
    expect(await school.events('authz_fail')).toHaveLength(status === 200 ? 0 : 1)
  })

  test('a refusal names who asked, for whom and by which route', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentB)
    expect(await school.events('authz_fail')).toMatchObject([
      {
        actor: p(who.leaderA),
        target: p(who.studentB),
        after: { action: 'attendance.roll-call', route: rollCall },
      },
    ])
  })

  test('one line that is not the caller’s refuses the whole list', async () => {
    const { ask, rows } = await evening()
    const decisions = [who.studentA, who.studentB].map((n) => ({
      personId: p(n),
      state: 'present',
      version: 0,
    }))
    const body = { date: lateShiftDate, shift: '晚', decisions }
    expect((await ask(rollCall, { as: who.leaderA, body })).status).toBe(403)
    expect(await rows(attendance)).toEqual([])
  })

  test('a stranger is asked to sign in', async () => {
    const { ask } = await evening()
    expect((await ask(rollCall, { body: { date: lateShiftDate, shift: '晚', decisions: [] } })).status).toBe(
      422,
    )
    const decisions = [{ personId: p(who.studentA), state: 'present', version: 0 }]
    expect((await ask(rollCall, { body: { date: lateShiftDate, shift: '晚', decisions } })).status).toBe(401)
  })
})

const from12th = (groupName: string, className: string = classes[0]) => ({
  seasonId,
  personId: p(who.studentA),
  fromDate: '2020-11-12',
  className,
  groupName,
  leader: false,
})

async function moved(group: string, className?: string) {
  const school = await evening(shanghai('17:00'))
  const { db } = school
  await db.write([
    db.query.insert(membership).values(from12th(group, className)),
    plan(db, '2020-11-11', classes[0], '晚'),
  ])
  return school
}

describe('R17 a student who moves belongs to the group of the date', () => {
  test.each([
    ['2020-11-11', who.leaderA, 200],
    ['2020-11-11', who.leaderB, 403],
    ['2020-11-12', who.leaderA, 403],
    ['2020-11-12', who.leaderB, 200],
  ])('from group A to B on the 12th: on %s %s gets %i', async (date, as, status) => {
    const school = await moved('B组')
    expect((await says(school, as, who.studentA, { date })).status).toBe(status)
  })

  test.each([
    ['2020-11-11', who.teacher1, 200],
    ['2020-11-11', who.teacher2, 403],
    ['2020-11-12', who.teacher1, 403],
    ['2020-11-12', who.teacher2, 200],
    ['2020-11-12', who.leaderA, 403],
    ['2020-11-12', who.leaderC, 200],
  ])('from class 1 to class 2 on the 12th: on %s %s gets %i', async (date, as, status) => {
    const school = await moved('C组', classes[1])
    expect((await says(school, as, who.studentA, { date })).status).toBe(status)
    const { json } = await school.ask(`GET /api/attendance/roll-call?date=${date}`, { as })
    const seen = json.people.some((one: { personId: string }) => one.personId === p(who.studentA))
    expect(seen).toBe(status === 200)
  })
})

describe('what cannot be decided', () => {
  test('a shift before its check-in opens', async () => {
    const school = await evening(shanghai('16:00') - 1)
    const { status, json } = await says(school, who.leaderA, who.studentA)
    expect([status, json.fault.code]).toEqual([409, 'roll-call-not-open'])
    expect(json.fault.message).toBe('点名尚未开始，16:00 起可以确认。')
    school.clock.pass(1)
    expect((await says(school, who.leaderA, who.studentA)).status).toBe(200)
  })

  test('a shift that the season does not know', async () => {
    const school = await evening()
    expect((await says(school, who.leaderA, who.studentA, { shift: '夜' })).status).toBe(404)
  })

  test('somebody who is not planned for the shift and did not check in to it', async () => {
    const school = await evening()
    const early = { shift: '早', date: lateShiftDate }
    const { status, json } = await says(school, who.leaderA, who.studentA, early)
    expect([status, json.fault.code]).toEqual([409, 'nothing-to-confirm'])
    const came = { ...early, seasonId, personId: p(who.studentA), kind: 'in' as const, at: shanghai('08:10') }
    await school.db.write([
      school.db.query
        .insert(punch)
        .values({ ...came, id: 'x', receipt: 'x', receivedAt: came.at, deviceId: 'd' }),
    ])
    expect((await says(school, who.leaderA, who.studentA, early)).status).toBe(200)
  })

  test.each([
    ['a state that only the plan has', { state: 'rest' }],
    ['a date that is none', { date: '2020-11-31' }],
    ['a version below zero', { version: -1 }],
    ['a very long reason', { reason: 'x'.repeat(201) }],
  ])('%s', async (_, said) => {
    const school = await evening()
    expect((await says(school, who.leaderA, who.studentA, said)).json.fault.code).toBe('bad-input')
  })

  test('one student twice in a list', async () => {
    const { ask } = await evening()
    const twice = ['present', 'late'].map((state) => ({ personId: p(who.studentA), state, version: 0 }))
    const body = { date: lateShiftDate, shift: '晚', decisions: twice }
    expect((await ask(rollCall, { as: who.leaderA, body })).json.fault.code).toBe('bad-input')
  })
})
