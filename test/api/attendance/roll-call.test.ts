import { describe, expect, test } from 'vitest'
import { punch } from '../../../api/attendance/table.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'

const rollCall = 'GET /api/attendance/roll-call'
const p = (number: string) => `p-${number}`

const listed = async ({ ask }: Evening, as: string, query = '') =>
  (await ask(`${rollCall}${query}`, { as })).json.people.map(
    (one: { personId: string }) => one.personId,
  ) as string[]

describe('everybody sees whom they may confirm, and their own line', () => {
  const classOne = [who.leaderA, who.studentA, who.otherA, who.leaderB, who.studentB, '2019010013'].map(p)
  const classTwo = [who.leaderC, who.studentC, '2019010023', who.leaderD, '2019010032', '2019010033'].map(p)
  test.each([
    ['a leader: the own group and the leaders of the class', who.leaderA, classOne.slice(0, 4)],
    ['another leader of the class likewise', who.leaderB, [p(who.leaderA), ...classOne.slice(3)]],
    ['a teacher: the own class', who.teacher1, classOne],
    ['a teacher of another class: that one', who.teacher2, classTwo],
    ['a lead teacher: all', who.lead, [...classOne, ...classTwo]],
    ['a supervisor: all', who.supervisor, [...classOne, ...classTwo]],
  ])('%s', async (_, number, people) => {
    const school = await evening()
    expect((await listed(school, number)).toSorted()).toEqual(people.toSorted())
  })

  test.each([[who.studentA], [who.finance], [who.admin]])('%s sees none', async (number) => {
    const { ask, events } = await evening()
    expect((await ask(rollCall, { as: number })).status).toBe(403)
    expect(await events('authz_fail')).toHaveLength(1)
  })

  test('a stranger is asked to sign in', async () => {
    expect((await (await evening()).ask(rollCall)).status).toBe(401)
  })
})

test('the states are filled in from the check-ins: late is after the start, absent without one', async () => {
  const { ask, clock } = await evening()
  for (const [time, number] of [
    ['16:29', who.studentA],
    ['16:30', who.otherA],
    ['16:31', who.leaderB],
  ] as const) {
    clock.set(shanghai(time))
    await ask('POST /api/attendance/check-in', { as: number })
  }
  const { json } = await ask(rollCall, { as: who.leaderA })
  const proposals = new Map(json.people.map((one: { personId: string }) => [one.personId, one]))
  expect(proposals.get(p(who.studentA))).toMatchObject({ proposed: 'present', checkInAt: shanghai('16:29') })
  expect(proposals.get(p(who.otherA))).toMatchObject({ proposed: 'present' })
  expect(proposals.get(p(who.leaderB))).toMatchObject({ proposed: 'late', isMe: false })
  expect(proposals.get(p(who.leaderA))).toMatchObject({
    proposed: 'absent',
    isMe: true,
    state: null,
    confirmed: false,
    version: 0,
    by: null,
  })
  expect(JSON.stringify(json)).not.toMatch(/dorm|phone|idNumber|card/i)
})

test('the list is of the shift that opened last, of the next one before that, or of the one that is named', async () => {
  const school = await evening(shanghai('15:59'))
  const { db, ask, clock } = school
  await db.write([plan(db, '2020-11-11', classes[0], '早'), plan(db, '2020-11-13', classes[0], '早')])
  const shown = async (query = '') => {
    const { json } = await ask(`${rollCall}${query}`, { as: who.leaderA })
    return [json.date, json.shift?.code ?? null]
  }
  expect(await shown()).toEqual(['2020-11-11', '早'])
  clock.set(shanghai('16:00'))
  expect(await shown()).toEqual(['2020-11-12', '晚'])
  clock.set(shanghai('08:00', '2020-11-13'))
  expect(await shown()).toEqual(['2020-11-13', '早'])
  expect(await shown('?date=2020-11-12')).toEqual(['2020-11-12', '晚'])
  expect(await shown('?date=2020-11-20')).toEqual(['2020-11-20', null])
  expect((await ask(`${rollCall}?date=2020-11-31`, { as: who.leaderA })).json.fault.code).toBe('bad-input')
})

test('who checked in is listed although the plan has been changed since', async () => {
  const school = await evening()
  const { db } = school
  await db.write([
    db.query.insert(punch).values({
      id: 'x',
      receipt: 'x',
      seasonId,
      personId: p(who.studentA),
      date: lateShiftDate,
      shift: '早',
      kind: 'in',
      at: shanghai('08:20'),
      receivedAt: shanghai('08:20'),
      deviceId: 'd',
    }),
    plan(db, lateShiftDate, classes[0], '早', p(who.otherA)),
  ])
  expect(
    await listed(school, who.leaderA, `?date=${lateShiftDate}&shift=${encodeURIComponent('早')}`),
  ).toEqual([p(who.studentA), p(who.otherA)])
})
