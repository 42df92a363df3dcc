import { describe, expect, test } from 'vitest'
import { qualityError } from '../../../api/quality/table.ts'
import { ruling } from '../../../api/rulings/table.ts'
import { erred } from '../../kit/facts.ts'
import { code, p, ruled, why } from '../../kit/ruled.ts'
import { lateShiftDate, who } from '../../kit/school.ts'

const me = who.studentA

describe('a quality error is entered', () => {
  test('by a supervisor, who vouches for the company; the student hears of it and nothing is deducted', async () => {
    const own = await ruled()
    const { status } = await own.enter(who.supervisor, { note: '错发赠品' })
    expect(status).toBe(200)
    expect(await own.rows(qualityError)).toMatchObject([
      { level: '2', companyVerified: true, schoolVerified: false, enteredBy: p(who.supervisor) },
    ])
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(me)).toEqual(['error-entered'])
    expect(await own.events('quality.enter')).toHaveLength(1)
  })

  test('cash needs its amount, a level has its own', async () => {
    const own = await ruled()
    expect(code(await own.enter(who.supervisor, { level: 'cash' }))).toEqual([422, 'bad-input'])
    expect(code(await own.enter(who.supervisor, { level: '1', amount: '5' }))).toEqual([422, 'bad-input'])
    expect(code(await own.enter(who.supervisor, { date: '2020-12-01' }))).toEqual([422, 'date-ahead'])
    expect((await own.enter(who.supervisor, { level: 'cash', amount: '12.5' })).status).toBe(200)
  })

  test.each([[me], [who.leaderA], [who.teacher1], [who.lead], [who.finance], [who.admin]])(
    'not by %s',
    async (as) => {
      const own = await ruled()
      expect(code(await own.enter(as))).toEqual([403, 'forbidden'])
      expect(await own.rows(qualityError)).toEqual([])
    },
  )
})

describe('it counts when both sides have verified it', () => {
  test('the class’s teacher verifies for the school, and from then on the student’s share is deducted', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    const done = await own.post(who.teacher1, `quality/${id}/verify`)
    expect(done.json).toMatchObject({ company: 'verified', school: 'verified', counts: true })
    expect(await own.net()).toBe('190.00')
    expect(await own.notices(me)).toContain('error-counts')
    expect(code(await own.post(who.lead, `quality/${id}/verify`))).toEqual([409, 'ruled-already'])
  })

  test('cash is all the student’s', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor, { level: 'cash', amount: '12.5' })).json
    await own.post(who.teacher1, `quality/${id}/verify`)
    expect(await own.net()).toBe('227.50')
  })

  test('two of one side are one side', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    expect(code(await own.post(who.supervisor2, `quality/${id}/verify`))).toEqual([409, 'wrong-state'])
    expect(await own.net()).toBe('240.00')
  })

  test('one of a file that nobody has verified takes both, in either order', async () => {
    const own = await ruled()
    await own.db.write([
      erred(own.db, me, '2020-11-10', { id: 'e', level: '2', companyVerified: false, schoolVerified: false }),
    ])
    await own.post(who.teacher1, 'quality/e/verify')
    expect(await own.net()).toBe('240.00')
    await own.post(who.supervisor, 'quality/e/verify')
    expect(await own.net()).toBe('190.00')
  })

  test('who entered it for the company does not verify it for the school', async () => {
    const own = await ruled()
    await own.db.client.execute(
      `insert into role_grant (id, person_id, role) values ('g-both', 'p-${who.supervisor}', 'teacher')`,
    )
    const { id } = (await own.enter(who.supervisor)).json
    expect(code(await own.post(who.supervisor, `quality/${id}/verify`, { side: 'school' }))).toEqual([
      403,
      'one-person',
    ])
    expect(await own.net()).toBe('240.00')
  })

  test('a rejection needs a reason, takes it out, and may be taken back by the same side', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    await own.post(who.teacher1, `quality/${id}/verify`)
    expect(code(await own.post(who.teacher1, `quality/${id}/reject`))).toEqual([422, 'bad-input'])
    await own.post(who.teacher1, `quality/${id}/reject`, why)
    expect(await own.net()).toBe('240.00')
    expect(await own.notices(me)).toContain('error-rejected')
    expect((await own.get(me, 'allowance/running')).discrepancies).toEqual([])
    await own.post(who.teacher1, `quality/${id}/verify`)
    expect(await own.net()).toBe('190.00')
    expect(await own.events('quality.reject')).toMatchObject([{ reason: '核实过' }])
  })

  test.each([[me], [who.leaderA], [who.teacher2], [who.finance], [who.admin]])(
    'by nobody else: %s',
    async (as) => {
      const own = await ruled()
      const { id } = (await own.enter(who.supervisor)).json
      expect(code(await own.post(as, `quality/${id}/verify`))).toEqual([403, 'forbidden'])
      expect(code(await own.post(as, `quality/${id}/reject`, why))).toEqual([403, 'forbidden'])
      expect(await own.rows(ruling)).toEqual([])
    },
  )

  test('of a teacher who verifies and one who rejects at the same moment the later word holds, and both stand', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    const answers = await Promise.all([
      own.post(who.teacher1, `quality/${id}/verify`),
      own.post(who.lead, `quality/${id}/reject`, why),
    ])
    expect(answers.map((a) => a.status)).toEqual([200, 200])
    const last = (await own.rows(ruling)).toSorted((a, b) => a.turn - b.turn).at(-1)!
    expect(await own.net()).toBe(last.kind === 'verify' ? '190.00' : '240.00')
  })

  test('of three who verify at the same moment one does', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    const answers = await Promise.all(
      [who.teacher1, who.lead, who.lead].map((as) => own.post(as, `quality/${id}/verify`)),
    )
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    expect(await own.rows(ruling)).toHaveLength(1)
  })
})

describe('the student doubts it', () => {
  test('once: no amount changes, the teacher sees it with the reason and answers', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    await own.post(who.teacher1, `quality/${id}/verify`)
    expect(await own.needs(who.teacher1)).toEqual([])
    await own.post(me, `quality/${id}/doubt`, { reason: '不是我接待的' })
    expect(await own.net()).toBe('190.00')
    expect(code(await own.post(me, `quality/${id}/doubt`, why))).toEqual([409, 'ruled-already'])
    const [card] = (await own.get(who.teacher1, 'needs/money')).needs
    expect(card).toMatchObject({
      kind: 'error-doubted',
      student: { number: me },
      error: { id, shares: { company: '250.00', student: '50.00' } },
    })
    expect(card.error.history.at(-1)).toMatchObject({ kind: 'doubt', reason: '不是我接待的' })
    // Verified again is the answer here; rejecting it were the other one.
    expect((await own.post(who.teacher1, `quality/${id}/verify`)).status).toBe(200)
    expect(await own.needs(who.teacher1)).toEqual([])
    expect(await own.net()).toBe('190.00')
  })

  test('and takes it back until it is answered: nobody has to look again, no amount changes', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    await own.post(who.teacher1, `quality/${id}/verify`)
    await own.post(me, `quality/${id}/doubt`, why)
    expect(code(await own.post(who.otherA, `quality/${id}/retract`))).toEqual([403, 'forbidden'])
    expect((await own.post(me, `quality/${id}/retract`)).json.doubt).toBe('retracted')
    expect(await own.needs(who.teacher1)).toEqual([])
    expect(await own.net()).toBe('190.00')
    const [shown] = (await own.get(me, 'quality/own')).errors
    expect(shown).toMatchObject({ doubt: 'retracted', mayDoubt: false, mayRetract: false })
    expect(await own.events('quality.retract')).toMatchObject([{ actor: p(me), target: id }])
    for (const verb of ['retract', 'doubt'])
      expect(code(await own.post(me, `quality/${id}/${verb}`, verb === 'doubt' ? why : {}))).toEqual([
        409,
        'ruled-already',
      ])
  })

  test('and nobody for the student', async () => {
    const own = await ruled()
    const { id } = (await own.enter(who.supervisor)).json
    for (const as of [who.otherA, who.leaderA, who.teacher1, who.supervisor])
      expect(code(await own.post(as, `quality/${id}/doubt`, why))).toEqual([403, 'forbidden'])
    expect(code(await own.post(me, 'quality/none/doubt', why))).toEqual([404, 'not-found'])
  })
})

test('the student sees both shares, both words and the history of the own', async () => {
  const own = await ruled()
  await own.enter(who.supervisor, { level: '4' })
  await own.enter(who.supervisor, {}, who.otherA)
  const { errors } = await own.get(me, 'quality/own')
  expect(errors).toMatchObject([
    {
      level: '4',
      company: 'verified',
      school: 'open',
      counts: false,
      shares: { company: '4500.00', student: '500.00' },
      enteredBy: '职员S001',
      mayDoubt: true,
      history: [],
    },
  ])
  const span = `from=${lateShiftDate}&to=${lateShiftDate}`
  expect((await own.get(who.teacher1, `quality?${span}`)).errors).toHaveLength(2)
  expect((await own.get(who.teacher2, `quality?${span}`)).errors).toEqual([])
})
