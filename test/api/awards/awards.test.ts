import { describe, expect, test } from 'vitest'
import { award } from '../../../api/awards/table.ts'
import { membership } from '../../../api/people/table.ts'
import { ruling } from '../../../api/rulings/table.ts'
import { code, p, ruled, why } from '../../kit/ruled.ts'
import { lateShiftDate, seasonId, who } from '../../kit/school.ts'

const me = who.studentA
const pass = { pass: true }

describe('an award', () => {
  test('is decided by a supervisor and passes into pay when the group’s leader has reviewed it', async () => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor)).json
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(who.leaderA)).toEqual(['award-to-review'])
    expect(await own.notices(who.leaderB)).toEqual([])
    expect(await own.needs(who.leaderA)).toEqual(['award-to-review'])
    const done = await own.post(who.leaderA, `awards/${id}/review`, pass)
    expect(done.json.state).toBe('reviewed')
    expect(await own.net()).toBe('306.60')
    expect(await own.notices(me)).toEqual(['award-reviewed'])
    expect(await own.needs(who.leaderA)).toEqual([])
    expect(await own.events('awards.pass')).toMatchObject([{ actor: p(who.leaderA), target: id }])
    expect(code(await own.post(who.leaderA, `awards/${id}/review`, pass))).toEqual([409, 'ruled-already'])
  })

  test('that is not passed is not paid; a reason is needed, and the company hears of it', async () => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor)).json
    const no = { pass: false }
    expect(code(await own.post(who.leaderA, `awards/${id}/review`, no))).toEqual([422, 'bad-input'])
    await own.post(who.leaderA, `awards/${id}/review`, { ...no, reason: '当天没有上班' })
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(who.supervisor)).toEqual(['award-refused'])
    const running = await own.get(me, 'allowance/running')
    expect(running.discrepancies).toEqual([])
  })

  test('can be taken back by the company, after the review too', async () => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor)).json
    await own.post(who.leaderA, `awards/${id}/review`, pass)
    await own.post(who.supervisor2, `awards/${id}/withdraw`, why)
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(me)).toContain('award-withdrawn')
    expect(code(await own.post(who.leaderA, `awards/${id}/review`, pass))).toEqual([409, 'ruled-already'])
    expect(code(await own.post(who.leaderA, `awards/${id}/withdraw`, why))).toEqual([403, 'forbidden'])
  })

  test.each([[me], [who.leaderA], [who.teacher1], [who.lead], [who.finance], [who.admin]])(
    'is not decided by %s',
    async (as) => {
      const own = await ruled()
      expect(code(await own.award(as))).toEqual([403, 'forbidden'])
      expect(await own.rows(award)).toEqual([])
    },
  )

  test('needs a name, an amount and a date that has come', async () => {
    const own = await ruled()
    expect(code(await own.award(who.supervisor, { name: ' ' }))).toEqual([422, 'bad-input'])
    expect(code(await own.award(who.supervisor, { amount: '1e3' }))).toEqual([422, 'bad-input'])
    expect(code(await own.award(who.supervisor, { date: '2020-11-20' }))).toEqual([422, 'date-ahead'])
    expect(code(await own.award(who.supervisor, {}, 'nobody'))).toEqual([404, 'not-found'])
  })
})

describe('who reviews it', () => {
  test.each([
    ['a leader of another group', who.leaderB],
    ['a leader of another class', who.leaderC],
    ['the student', me],
    ['a supervisor', who.supervisor],
    ['a teacher of another class', who.teacher2],
    ['finance', who.finance],
  ])('not %s', async (_, as) => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor)).json
    expect(code(await own.post(as, `awards/${id}/review`, pass))).toEqual([403, 'forbidden'])
    expect(await own.rows(ruling)).toEqual([])
  })

  test('nobody the own: for a leader another one of the class or the teacher', async () => {
    for (const [as, status] of [
      [who.leaderA, 403],
      [who.leaderC, 403],
      [who.leaderB, 200],
      [who.teacher1, 200],
    ] as const) {
      const own = await ruled()
      const { id } = (await own.award(who.supervisor, {}, who.leaderA)).json
      expect(await own.notices(who.leaderB)).toEqual(['award-to-review'])
      expect(await own.needs(who.teacher1)).toEqual(['award-to-review'])
      expect((await own.post(as, `awards/${id}/review`, pass)).status, as).toBe(status)
    }
  })

  test('the teacher leaves a group’s awards to its leader, and stands in where there is none', async () => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor)).json
    expect(await own.needs(who.teacher1)).toEqual([])
    expect(code(await own.post(who.teacher1, `awards/${id}/review`, pass))).toEqual([409, 'leader-reviews'])
    await own.db.client.execute(`update membership set leader = 0 where person_id = 'p-${who.leaderA}'`)
    expect(await own.needs(who.teacher1)).toEqual(['award-to-review'])
    expect((await own.post(who.teacher1, `awards/${id}/review`, pass)).status).toBe(200)
  })

  test('R17 whoever led the group on the award’s date', async () => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor, { date: '2020-11-11' })).json
    const place = { seasonId, className: '19电商1班', leader: false }
    await own.db.write([
      own.db.query
        .insert(membership)
        .values({ ...place, personId: p(me), fromDate: lateShiftDate, groupName: 'B组' }),
    ])
    expect(code(await own.post(who.leaderB, `awards/${id}/review`, pass))).toEqual([403, 'forbidden'])
    expect((await own.post(who.leaderA, `awards/${id}/review`, pass)).status).toBe(200)
  })

  test('one of many at the same moment', async () => {
    const own = await ruled()
    const { id } = (await own.award(who.supervisor, {}, who.leaderA)).json
    const answers = await Promise.all([
      own.post(who.leaderB, `awards/${id}/review`, pass),
      own.post(who.teacher1, `awards/${id}/review`, { pass: false, ...why }),
      own.post(who.leaderB, `awards/${id}/review`, pass),
    ])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    expect(await own.rows(ruling)).toHaveLength(1)
  })
})

test('the student sees the own, the teacher the class’s', async () => {
  const own = await ruled()
  await own.award(who.supervisor)
  await own.award(who.supervisor, {}, who.studentC)
  expect((await own.get(me, 'awards/own')).awards).toMatchObject([
    { name: '冠军', amount: '66.60', state: 'decided', enteredBy: '职员S001', history: [] },
  ])
  const span = `from=${lateShiftDate}&to=${lateShiftDate}`
  expect((await own.get(who.teacher1, `awards?${span}`)).awards).toHaveLength(1)
  expect((await own.get(who.supervisor, `awards?${span}`)).awards).toHaveLength(2)
})
