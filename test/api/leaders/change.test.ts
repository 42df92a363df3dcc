import { describe, expect, test } from 'vitest'
import { membership } from '../../../api/people/table.ts'
import { evening, rowsOf, shanghai } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'

const tomorrow = '2020-11-13'
const rollCall = 'POST /api/attendance/roll-call'

async function lateShift() {
  const opened = await evening(shanghai('16:40'))
  const { ask, db } = opened
  const change = (
    number: string,
    leader: boolean,
    from: string = lateShiftDate,
    as: string = who.supervisor,
  ) => ask(`POST /api/people/p-${number}/leader`, { as, body: { leader, from } })
  const call = (as: string, about: string, date = lateShiftDate) =>
    ask(rollCall, {
      as,
      body: { date, shift: '晚', decisions: [{ personId: `p-${about}`, state: 'present', version: 0 }] },
    })
  const places = async (number: string) =>
    (await rowsOf(db, membership))
      .filter((m) => m.personId === `p-${number}`)
      .toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1))
      .map(({ fromDate, groupName, leader }) => ({ fromDate, groupName, leader }))
  return { ...opened, change, call, places }
}

describe('a leader', () => {
  test('is nobody who has left the roster', async () => {
    const { change, db, places } = await lateShift()
    await db.client.execute(`update enrolment set withdrawn_by = 'i-2' where person_id = 'p-${who.studentA}'`)
    const before = await places(who.studentA)
    expect((await change(who.studentA, true)).status).toBe(404)
    expect(await places(who.studentA)).toEqual(before)
  })

  test('is replaced from today on: the one steps back, the other calls the roll', async () => {
    const { change, call, db, events } = await lateShift()
    expect((await change(who.leaderA, false)).json).toEqual({
      personId: `p-${who.leaderA}`,
      leader: false,
      from: lateShiftDate,
      until: null,
    })
    expect((await change(who.studentA, true)).status).toBe(200)
    expect((await call(who.leaderA, who.otherA)).status).toBe(403)
    expect((await call(who.studentA, who.otherA)).status).toBe(200)
    expect((await events('people.leader')).map(({ target, after }) => [target, after])).toEqual([
      [`p-${who.leaderA}`, { seasonId, leader: false, from: lateShiftDate }],
      [`p-${who.studentA}`, { seasonId, leader: true, from: lateShiftDate }],
    ])
    await everyChangeIsTold(db)
  })

  test('R17 to be from tomorrow on: today the old one decides, and today’s shift stays the old one’s', async () => {
    const { change, call, clock, places } = await lateShift()
    await change(who.leaderA, false, tomorrow)
    await change(who.studentA, true, tomorrow)
    expect((await call(who.studentA, who.otherA)).status).toBe(403)
    expect((await call(who.leaderA, who.otherA)).status).toBe(200)
    clock.set(shanghai('08:00', tomorrow))
    // The date of the shift decides, not the day on which somebody asks.
    expect((await call(who.studentA, who.otherA)).status).toBe(403)
    expect(await places(who.leaderA)).toEqual([
      { fromDate: '', groupName: 'A组', leader: true },
      { fromDate: tomorrow, groupName: 'A组', leader: false },
    ])
  })

  test('is told, and has the words in the own language', async () => {
    const { change, ask } = await lateShift()
    await change(who.studentA, true, tomorrow)
    const { notices } = (await ask('GET /api/notices', { as: who.studentA })).json
    expect(notices).toMatchObject([
      { kind: 'leader-changed', params: { leader: 'yes', from: tomorrow, group: 'A组' } },
    ])
  })

  test('keeps a later place that a roster brought; the answer says when it begins', async () => {
    const { change, db, places } = await lateShift()
    const moves = {
      seasonId,
      personId: `p-${who.studentA}`,
      fromDate: '2020-11-20',
      className: classes[0],
      groupName: 'B组',
      leader: false,
    }
    await db.write([db.query.insert(membership).values(moves)])
    expect((await change(who.studentA, true, tomorrow)).json.until).toBe('2020-11-20')
    expect((await places(who.studentA)).map((p) => p.leader)).toEqual([false, true, false])
  })

  test('may be put right on the same day', async () => {
    const { change, places } = await lateShift()
    await change(who.studentA, true)
    expect((await change(who.studentA, false)).status).toBe(200)
    expect(await places(who.studentA)).toEqual([
      { fromDate: '', groupName: 'A组', leader: false },
      { fromDate: lateShiftDate, groupName: 'A组', leader: false },
    ])
  })

  test.each([
    ['since yesterday', who.studentA, true, '2020-11-11', 'date-past'],
    ['who is one', who.leaderA, true, lateShiftDate, 'wrong-state'],
    ['who is none, no longer', who.studentA, false, lateShiftDate, 'wrong-state'],
    ['who is no student', who.teacher1, true, lateShiftDate, 'not-found'],
    ['on a day that does not exist', who.studentA, true, '2020-02-30', 'bad-input'],
  ])('is not made of somebody %s', async (_, number, leader, from, fault) => {
    const { change, db } = await lateShift()
    const before = await rowsOf(db, membership)
    expect((await change(number, leader, from)).json.fault.code).toBe(fault)
    expect(await rowsOf(db, membership)).toEqual(before)
  })

  test.each([who.studentA, who.leaderA, who.teacher1, who.lead, who.finance, who.admin])(
    'is not made by %s',
    async (as) => {
      const { change } = await lateShift()
      expect((await change(who.studentA, true, tomorrow, as)).status).toBe(403)
    },
  )

  test('made twice at one instant is made once', async () => {
    const { change, events } = await lateShift()
    const answers = await Promise.all([change(who.studentA, true), change(who.studentA, true)])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(await events('people.leader')).toHaveLength(1)
  })
})
