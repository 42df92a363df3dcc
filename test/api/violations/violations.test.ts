import { describe, expect, test } from 'vitest'
import { membership } from '../../../api/people/table.ts'
import { ruling } from '../../../api/rulings/table.ts'
import { violation } from '../../../api/violations/table.ts'
import { violated } from '../../kit/facts.ts'
import { code, p, ruled, why } from '../../kit/ruled.ts'
import { classes, lateShiftDate, seasonId, students, who } from '../../kit/school.ts'

const me = who.studentA

async function appealed() {
  const own = await ruled()
  const { id } = (await own.violate(who.teacher1)).json
  const answer = await own.post(me, `violations/${id}/appeal`, { reason: '我在查订单' })
  const say = (as: string, uphold: boolean, more = {}) =>
    own.post(as, `violations/${id}/decide`, { uphold, ...why, ...more })
  return { ...own, id, answer, say }
}

describe('a violation is recorded', () => {
  test('a leader’s is a proposal: it deducts nothing until a teacher puts it in force, at the kind’s amount', async () => {
    const own = await ruled()
    const proposed = await own.violate(who.leaderA, { note: '巡场发现' })
    expect(proposed.json).toMatchObject({ state: 'proposed', at: own.clock.now() })
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(me)).toEqual([])
    const enforced = await own.post(who.teacher1, `violations/${proposed.json.id}/enforce`)
    expect(enforced.json).toMatchObject({ state: 'in-force' })
    expect(await own.net()).toBe('220.00')
    expect(await own.notices(me)).toEqual(['violation-in-force'])
    expect(await own.events('violations.propose')).toMatchObject([{ actor: p(who.leaderA) }])
    expect(await own.events('violations.enforce')).toMatchObject([
      { actor: p(who.teacher1), target: proposed.json.id, after: { turn: 1, side: 'school' } },
    ])
  })

  test.each([
    [who.leaderA, [who.studentA, who.otherA, who.leaderB]],
    [who.teacher1, students.slice(0, 6).map(({ number }) => number)],
    [who.supervisor, students.map(({ number }) => number)],
  ])('%s is offered the kinds, and whom it may be about', async (as, numbers) => {
    const { get } = await ruled()
    const offered = await get(as, 'violations/choices')
    expect(offered.today).toBe(lateShiftDate)
    expect(offered.kinds).toContainEqual({ name: '玩手机', deduction: '20' })
    expect(offered.students.map((s: { number: string }) => s.number)).toEqual(numbers)
    expect(offered.students[0]).toMatchObject({ className: classes[0], group: 'A组' })
  })

  test.each([[who.teacher1], [who.supervisor], [who.lead]])('%s puts one in force at once', async (as) => {
    const own = await ruled()
    expect((await own.violate(as)).json.state).toBe('in-force')
    expect(await own.net()).toBe('220.00')
  })

  test('an amount that is given goes before the kind’s, 0 included, and whoever enforces has the last word', async () => {
    const own = await ruled()
    await own.violate(who.teacher1, { deduction: '0' })
    expect(await own.net()).toBe('240.00')
    const { json } = await own.violate(who.leaderA, { deduction: '15' })
    await own.post(who.supervisor, `violations/${json.id}/enforce`, { deduction: '012.50' })
    expect(await own.net()).toBe('227.50')
    expect((await own.rows(violation)).map((v) => v.deduction)).toEqual(['0', '15'])
  })

  test('what the season does not know, what lies ahead and who is nobody are refused', async () => {
    const own = await ruled()
    expect(code(await own.violate(who.teacher1, { kind: '喝水' }))).toEqual([422, 'kind-unknown'])
    expect(code(await own.violate(who.teacher1, { date: '2020-11-13' }))).toEqual([422, 'date-ahead'])
    expect(code(await own.violate(who.supervisor, {}, 'nobody'))).toEqual([404, 'not-found'])
    expect(code(await own.violate(who.teacher1, { deduction: '-5' }))).toEqual([422, 'bad-input'])
    expect(await own.rows(violation)).toEqual([])
  })

  test.each([
    ['a leader of another group', who.leaderB, me],
    ['a leader of another class', who.leaderC, me],
    ['a leader about himself', who.leaderA, who.leaderA],
    ['a teacher of another class', who.teacher2, me],
    ['a student', who.otherA, me],
    ['finance', who.finance, me],
    ['an admin', who.admin, me],
  ])('%s may not', async (_, as, about) => {
    const own = await ruled()
    expect(code(await own.violate(as, {}, about))).toEqual([403, 'forbidden'])
    expect(await own.events('authz_fail')).toHaveLength(1)
    expect(await own.rows(violation)).toEqual([])
  })

  test('R17 the leader of the date proposes: who led the group before and who leads it since', async () => {
    const own = await ruled()
    const place = { seasonId, className: '19电商1班', leader: false }
    await own.db.write([
      own.db.query
        .insert(membership)
        .values({ ...place, personId: p(me), fromDate: lateShiftDate, groupName: 'B组' }),
    ])
    const on = async (as: string, date: string) => (await own.violate(as, { date })).status
    expect(await on(who.leaderA, '2020-11-11')).toBe(200)
    expect(await on(who.leaderB, lateShiftDate)).toBe(200)
    expect(await on(who.leaderA, lateShiftDate)).toBe(403)
    expect(await on(who.leaderB, '2020-11-11')).toBe(403)
  })
})

describe('a violation is taken back', () => {
  test('with a reason; the student who was told of it is told', async () => {
    const own = await ruled()
    const { id } = (await own.violate(who.teacher1)).json
    expect(code(await own.post(who.teacher1, `violations/${id}/withdraw`))).toEqual([422, 'bad-input'])
    const done = await own.post(who.supervisor, `violations/${id}/withdraw`, why)
    expect(done.json.state).toBe('withdrawn')
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(me)).toContain('violation-withdrawn')
    expect(await own.events('violations.withdraw')).toMatchObject([{ reason: '核实过' }])
    const again = await own.post(who.teacher1, `violations/${id}/withdraw`, why)
    expect(code(again)).toEqual([409, 'ruled-already'])
    expect(again.json.fault.message).toBe('职员S001已处理（已撤销），请刷新后再看。')
  })

  test('a proposal is turned down that way, and nobody is told', async () => {
    const own = await ruled()
    const { id } = (await own.violate(who.leaderA)).json
    await own.post(who.teacher1, `violations/${id}/withdraw`, why)
    expect(await own.notices(me)).toEqual([])
    expect(code(await own.post(who.supervisor, `violations/${id}/enforce`))).toEqual([409, 'ruled-already'])
  })

  test.each([[who.leaderA], [me], [who.teacher2], [who.finance]])('not by %s', async (as) => {
    const own = await ruled()
    const { id } = (await own.violate(who.leaderA)).json
    for (const verb of ['enforce', 'withdraw', 'decide']) {
      const body = verb === 'enforce' ? {} : verb === 'withdraw' ? why : { uphold: true, ...why }
      expect(code(await own.post(as, `violations/${id}/${verb}`, body))).toEqual([403, 'forbidden'])
    }
    expect(await own.rows(ruling)).toEqual([])
  })
})

describe('an appeal', () => {
  test('takes the deduction out of force at once', async () => {
    const own = await appealed()
    expect(own.answer.json.state).toBe('appealed')
    expect(await own.net()).toBe('240.00')
  })

  test.each([
    [true, 'in-force', '220.00', 'appeal-refused'],
    [false, 'withdrawn', '240.00', 'appeal-granted'],
  ])('is decided when teacher and supervisor both say %s', async (uphold, state, net, told) => {
    const own = await appealed()
    expect((await own.say(who.teacher1, uphold)).json).toMatchObject({ state: 'appealed', side: 'school' })
    expect(await own.net()).toBe('240.00')
    expect((await own.say(who.supervisor, uphold)).json).toMatchObject({ state, side: 'company' })
    expect(await own.net()).toBe(net)
    expect(await own.notices(me)).toContain(told)
    expect(code(await own.say(who.teacher1, !uphold))).toEqual([409, 'ruled-already'])
  })

  test('stays out of force while the two differ, until one of them says something else', async () => {
    const own = await appealed()
    await own.say(who.teacher1, false)
    expect((await own.say(who.supervisor, true)).json.state).toBe('appealed')
    expect(await own.net()).toBe('240.00')
    expect(await own.needs(who.teacher1)).toEqual(['appeal'])
    expect(await own.needs(who.supervisor)).toEqual(['appeal'])
    expect((await own.say(who.teacher1, true)).json.state).toBe('in-force')
    expect(await own.net()).toBe('220.00')
  })

  test('two of one side decide nothing', async () => {
    const own = await appealed()
    await own.say(who.supervisor, true)
    expect((await own.say(who.supervisor2, true)).json.state).toBe('appealed')
    expect((await own.say(who.lead, true)).json.state).toBe('in-force')
  })

  test('one person with both roles speaks for one side only', async () => {
    const own = await appealed()
    await own.db.client.execute(
      `insert into role_grant (id, person_id, role) values ('g-both', 'p-${who.supervisor}', 'teacher')`,
    )
    expect((await own.say(who.supervisor, true, { side: 'company' })).json.side).toBe('company')
    expect(code(await own.say(who.supervisor, true, { side: 'school' }))).toEqual([403, 'one-person'])
    expect(await own.net()).toBe('240.00')
  })

  test('nobody speaks for a side that is not the own', async () => {
    const own = await appealed()
    expect(code(await own.say(who.teacher1, true, { side: 'company' }))).toEqual([403, 'forbidden'])
  })

  test('cannot be cut short by a withdrawal, and there is one only', async () => {
    const own = await appealed()
    expect(code(await own.post(who.teacher1, `violations/${own.id}/withdraw`, why))).toEqual([
      409,
      'ruled-already',
    ])
    expect(code(await own.post(me, `violations/${own.id}/appeal`, why))).toEqual([409, 'ruled-already'])
    await own.say(who.teacher1, true)
    await own.say(who.supervisor, true)
    expect(code(await own.post(me, `violations/${own.id}/appeal`, why))).toEqual([409, 'ruled-already'])
  })

  test('is taken back by the student: the deduction is in force again, what was said stays, and there is no second one', async () => {
    const own = await appealed()
    await own.say(who.teacher1, false)
    expect(await own.net()).toBe('240.00')
    const answer = await own.post(me, `violations/${own.id}/retract`)
    expect([answer.status, answer.json.state]).toEqual([200, 'in-force'])
    expect(await own.net()).toBe('220.00')
    expect(await own.needs(who.supervisor)).toEqual([])
    const [shown] = (await own.get(me, 'violations/own')).violations
    expect(shown).toMatchObject({ state: 'in-force', mayAppeal: false, mayRetract: false })
    expect(shown.history.map(({ kind }: { kind: string }) => kind)).toEqual(['appeal', 'lift', 'retract'])
    expect(await own.events('violations.retract')).toMatchObject([{ actor: p(me), target: own.id }])
    for (const verb of ['retract', 'appeal'])
      expect(code(await own.post(me, `violations/${own.id}/${verb}`, verb === 'appeal' ? why : {}))).toEqual([
        409,
        'ruled-already',
      ])
    expect(code(await own.say(who.supervisor, false))).toEqual([409, 'ruled-already'])
  })

  test('is taken back by nobody else, and not once it is decided', async () => {
    const own = await appealed()
    for (const as of [who.otherA, who.leaderA, who.teacher1, who.supervisor])
      expect(code(await own.post(as, `violations/${own.id}/retract`))).toEqual([403, 'forbidden'])
    for (const as of [who.teacher1, who.supervisor]) await own.say(as, false)
    expect(code(await own.post(me, `violations/${own.id}/retract`))).toEqual([409, 'ruled-already'])
    expect(await own.net()).toBe('240.00')
  })

  test('is the student’s own', async () => {
    const own = await ruled()
    const { id } = (await own.violate(who.teacher1)).json
    for (const as of [who.otherA, who.leaderA, who.teacher1, who.supervisor])
      expect(code(await own.post(as, `violations/${id}/appeal`, why))).toEqual([403, 'forbidden'])
    expect(await own.net()).toBe('220.00')
  })

  test('a proposal has nothing to appeal against', async () => {
    const own = await ruled()
    const { id } = (await own.violate(who.leaderA)).json
    expect(code(await own.post(me, `violations/${id}/appeal`, why))).toEqual([409, 'wrong-state'])
  })

  test('one that came with a file is decided in the same way', async () => {
    const own = await ruled()
    await own.db.write([violated(own.db, me, '2020-11-10', { id: 'v', state: 'appealed' })])
    for (const as of [who.teacher1, who.supervisor])
      await own.post(as, 'violations/v/decide', { uphold: true, ...why })
    expect(await own.net()).toBe('220.00')
  })
})

describe('at the same moment', () => {
  test('of enforcing and withdrawing one holds, and the other is told whose it was', async () => {
    const own = await ruled()
    for (let i = 0; i < 5; i++) {
      const { id } = (await own.violate(who.leaderA)).json
      const answers = await Promise.all([
        own.post(who.teacher1, `violations/${id}/enforce`),
        own.post(who.supervisor, `violations/${id}/enforce`),
        own.post(who.supervisor2, `violations/${id}/enforce`),
      ])
      expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    }
    expect(await own.rows(ruling)).toHaveLength(5)
    expect(await own.events('violations.enforce')).toHaveLength(5)
  })

  test('two words on an appeal both count', async () => {
    const own = await ruled()
    const { id } = (await own.violate(who.teacher1)).json
    await own.post(me, `violations/${id}/appeal`, why)
    const both = await Promise.all(
      [who.teacher1, who.supervisor].map((as) =>
        own.post(as, `violations/${id}/decide`, { uphold: true, ...why }),
      ),
    )
    expect(both.map((a) => a.json.state).toSorted()).toEqual(['appealed', 'in-force'])
    expect(await own.net()).toBe('220.00')
  })
})

describe('what is shown', () => {
  test('the student sees the own with amount, state and history, and nobody else’s', async () => {
    const own = await ruled()
    const { id } = (await own.violate(who.leaderA, { note: '巡场' })).json
    await own.violate(who.leaderA, {}, who.otherA)
    await own.post(who.teacher1, `violations/${id}/enforce`)
    await own.post(me, `violations/${id}/appeal`, { reason: '没有' })
    const { violations } = await own.get(me, 'violations/own')
    expect(violations).toMatchObject([
      {
        id,
        kind: '玩手机',
        note: '巡场',
        state: 'appealed',
        amount: '20.00',
        amountFrom: 'kind',
        enteredBy: '学生001',
        mayAppeal: false,
        history: [
          { kind: 'enforce', side: 'school', by: '职员T001' },
          { kind: 'appeal', reason: '没有' },
        ],
      },
    ])
  })

  test('a teacher sees the own class, the company everybody', async () => {
    const own = await ruled()
    await own.violate(who.supervisor)
    await own.violate(who.supervisor, {}, who.studentC)
    const seen = async (as: string) =>
      (await own.get(as, `violations?from=${lateShiftDate}&to=${lateShiftDate}`)).violations.map(
        (v: { student: { number: string } }) => v.student.number,
      )
    expect(await seen(who.teacher1)).toEqual([me])
    expect(await seen(who.teacher2)).toEqual([who.studentC])
    expect((await seen(who.supervisor)).toSorted()).toEqual([me, who.studentC].toSorted())
  })
})
