import { describe, expect, test } from 'vitest'
import { chatBinding } from '../../../api/chat/table.ts'
import { membership } from '../../../api/people/table.ts'
import { evening, rowsOf, shanghai } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { office } from '../payouts/office.ts'

const tomorrow = '2020-11-13'
const [here, there] = classes
const toC: Record<'className' | 'group' | 'from' | 'reason', string> & { leader: boolean } = {
  className: there,
  group: 'C组',
  leader: false,
  from: lateShiftDate,
  reason: '两班人数不均',
}
const moveOf = (number: string) => `POST /api/people/p-${number}/move`

async function opened() {
  const school = await evening(shanghai('16:40'))
  const { ask, db } = school
  const move = (number: string, body: Partial<typeof toC> = {}, as: string = who.supervisor) =>
    ask(moveOf(number), { as, body: { ...toC, ...body } })
  const places = async (number: string) =>
    (await rowsOf(db, membership))
      .filter(({ personId }) => personId === `p-${number}`)
      .toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1))
      .map(({ fromDate, className, groupName, leader }) => [fromDate, className, groupName, leader])
  const call = (as: string, about: string, date = lateShiftDate) =>
    ask('POST /api/attendance/roll-call', {
      as,
      body: { date, shift: '晚', decisions: [{ personId: `p-${about}`, state: 'present', version: 0 }] },
    })
  return { ...school, move, places, call }
}

describe('a student', () => {
  test('stands in another class and group from the date on; what was before stays', async () => {
    const { move, places, events, db, ask } = await opened()
    const { json, text } = await move(who.studentA)
    const { reason, ...to } = toC
    expect(json, text).toEqual({ personId: `p-${who.studentA}`, ...to })
    expect(await places(who.studentA)).toEqual([
      ['', here, 'A组', false],
      [lateShiftDate, there, 'C组', false],
    ])
    expect(await events('people.move')).toMatchObject([
      {
        actor: `p-${who.supervisor}`,
        target: `p-${who.studentA}`,
        before: { places: [{ from: '', className: here, group: 'A组', leader: false }] },
        after: { seasonId, ...to },
        reason,
      },
    ])
    const { notices } = (await ask('GET /api/notices', { as: who.studentA })).json
    expect(notices).toMatchObject([
      { kind: 'place-changed', params: { from: lateShiftDate, className: there, group: 'C组' } },
    ])
    await everyChangeIsTold(db)
  })

  test('R17 is confirmed by the leader of the group on the date', async () => {
    const { move, call } = await opened()
    expect((await move(who.studentA, { group: 'B组', className: here })).status).toBe(200)
    expect((await call(who.leaderA, who.studentA)).status).toBe(403)
    expect((await call(who.leaderB, who.studentA)).status).toBe(200)
  })

  test('moved from a day that is past is so from that day; what its leader said then stands', async () => {
    const { move, call, clock, places, db } = await opened()
    expect((await call(who.leaderA, who.studentA)).status).toBe(200)
    clock.set(shanghai('10:00', tomorrow))
    expect((await move(who.studentA)).status).toBe(200)
    expect(await places(who.studentA)).toHaveLength(2)
    const { rows } = await db.client.execute(
      `select decided_by, confirmed from attendance where person_id = 'p-${who.studentA}'`,
    )
    expect(rows.map((row) => [row['decided_by'], row['confirmed']])).toEqual([[`p-${who.leaderA}`, 1]])
  })

  test('may come as the leader of the group, and leads none any more where not', async () => {
    const { move, call, places } = await opened()
    expect((await move(who.studentA, { leader: true })).status).toBe(200)
    expect((await call(who.studentA, who.studentC)).status).toBe(200)
    expect((await move(who.leaderA, { className: here, group: 'B组' })).status).toBe(200)
    expect((await call(who.leaderA, who.otherA)).status).toBe(403)
    expect((await places(who.leaderA)).at(-1)).toEqual([lateShiftDate, here, 'B组', false])
  })

  test('who leads none any more has to bind the chat anew', async () => {
    const { move, db, rows } = await opened()
    const bound = { account: '', chat: 'c', name: '微信', number: '42', locale: 'zh-CN' as const, at: 1 }
    await db.write(
      [who.leaderA, who.leaderB].map((number) =>
        db.query
          .insert(chatBinding)
          .values({ ...bound, id: number, personId: `p-${number}`, account: number, state: 'active' }),
      ),
    )
    await move(who.leaderA)
    await move(who.leaderB, { group: 'D组', leader: true })
    const states = (await rows(chatBinding)).map(({ id, state }) => [id, state])
    expect(Object.fromEntries(states)).toEqual({ [who.leaderA]: 'ended', [who.leaderB]: 'active' })
  })

  test('has one place from a date on: what was to begin later is no longer so, and the log says what it was', async () => {
    const { move, places, events } = await opened()
    await move(who.studentA, { from: '2020-11-20' })
    expect((await move(who.studentA, { className: here, group: 'A组', from: tomorrow })).status).toBe(200)
    expect(await places(who.studentA)).toEqual([
      ['', here, 'A组', false],
      [tomorrow, here, 'A组', false],
    ])
    expect((await events('people.move')).at(-1)).toMatchObject({
      before: {
        places: [
          { from: '', group: 'A组' },
          { from: '2020-11-20', group: 'C组' },
        ],
      },
    })
  })

  test.each([
    ['before the season', {}, { from: '2020-09-11' }, 422, 'move-outside'],
    ['after it', {}, { from: '2021-01-01' }, 422, 'move-outside'],
    ['on a day that does not exist', {}, { from: '2020-02-30' }, 422, 'bad-input'],
    ['into a group of another class', {}, { group: 'A组' }, 422, 'group-unknown'],
    ['into a class that nobody knows', {}, { className: '19电商9班' }, 422, 'group-unknown'],
    ['to where they are', {}, { className: here, group: 'A组' }, 409, 'move-nowhere'],
    ['without a reason', {}, { reason: ' ' }, 422, 'bad-input'],
    ['once they have left the roster', { withdrawn_by: 'i-2' }, {}, 404, 'not-found'],
    ['after their last day', { leaves_on: '2020-11-11' }, {}, 422, 'move-outside'],
  ])('is not moved %s', async (_, entry, body, status, code) => {
    const { move, places, db } = await opened()
    for (const [column, value] of Object.entries(entry))
      await db.client.execute(
        `update enrolment set ${column} = '${value}' where person_id = 'p-${who.studentA}'`,
      )
    const answer = await move(who.studentA, body)
    expect([answer.status, answer.json.fault.code]).toEqual([status, code])
    expect(await places(who.studentA)).toEqual([['', here, 'A组', false]])
  })

  test('is nobody of the staff', async () => {
    const { move } = await opened()
    expect((await move(who.teacher1)).status).toBe(404)
  })

  test.each([who.studentA, who.leaderA, who.teacher1, who.lead, who.finance, who.admin])(
    'is not moved by %s, who is not told of the groups either',
    async (as) => {
      const { move, ask, places } = await opened()
      expect((await move(who.otherA, {}, as)).status).toBe(403)
      expect((await ask('GET /api/people/groups', { as })).status).toBe(403)
      expect(await places(who.otherA)).toHaveLength(1)
    },
  )

  test('moved twice at one instant is moved once, and once again with the same key', async () => {
    const { move, ask, events } = await opened()
    const both = await Promise.all([move(who.studentA), move(who.studentA)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const once = { as: who.supervisor, key: crypto.randomUUID(), body: toC }
    const [first, second] = [await ask(moveOf(who.otherA), once), await ask(moveOf(who.otherA), once)]
    expect([first.status, second.status, second.text]).toEqual([200, 200, first.text])
    expect(await events('people.move')).toHaveLength(2)
  })
})

test('the groups to choose from are those of the roster, with who leads them today', async () => {
  const { ask, move } = await opened()
  await move(who.studentA, { leader: true })
  const { json } = await ask('GET /api/people/groups', { as: who.supervisor })
  expect(json).toMatchObject({ today: lateShiftDate, from: '2020-09-12', to: '2020-11-22' })
  expect(json.classes).toEqual([
    {
      className: here,
      groups: [
        { group: 'A组', students: 2, leaders: [`学生${who.leaderA.slice(-3)}`] },
        { group: 'B组', students: 3, leaders: [`学生${who.leaderB.slice(-3)}`] },
      ],
    },
    {
      className: there,
      groups: [
        {
          group: 'C组',
          students: 4,
          leaders: [`学生${who.studentA.slice(-3)}`, `学生${who.leaderC.slice(-3)}`],
        },
        { group: 'D组', students: 3, leaders: [`学生${who.leaderD.slice(-3)}`] },
      ],
    },
  ])
})

describe('a payout that is published already', () => {
  const body = { ...toC, from: '2020-10-28' }

  test('has a new payslip of whoever stands elsewhere on its last day, and the others stay as they are', async () => {
    const { ask, published, prepare } = await office()
    await published()
    const moved = await ask(moveOf(who.studentA), { as: who.supervisor, body })
    expect(moved.status, moved.text).toBe(200)
    expect((await prepare()).json.changed).toBe(1)
  })

  test('is the same one where the move is later', async () => {
    const { ask, published, prepare } = await office()
    await published()
    await ask(moveOf(who.studentA), { as: who.supervisor, body: { ...body, from: '2020-11-02' } })
    expect((await prepare()).json.changed).toBe(0)
  })
})
