import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { reply } from '../../../api/replies/table.ts'
import { planEntry } from '../../../api/shifts/table.ts'
import { swap } from '../../../api/swaps/table.ts'
import { counts } from '../../kit/counts.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p } from '../attendance/says.ts'

const [me, other] = [who.studentA, who.otherA]

const asks = ({ ask }: Evening, said: object = {}, as: string = me) =>
  ask('POST /api/swaps', {
    as,
    body: { withNumber: other, dates: [lateShiftDate], reason: '家里有事', ...said },
  })
const answers = ({ ask }: Evening, id: string, as: string = other, agree = true) =>
  ask(`POST /api/swaps/${id}/answer`, { as, body: { agree } })
const confirms = (
  { ask }: Evening,
  id: string,
  as: string = who.supervisor,
  said: object = { grant: true },
) => ask(`POST /api/swaps/${id}/confirm`, { as, body: said })

/** At noon: the class works late, the other one early tomorrow while the class rests. */
async function noon() {
  const school = await evening(shanghai('12:00'))
  const { db } = school
  await db.write([
    plan(db, lateShiftDate, classes[0], '', p(other)),
    plan(db, '2020-11-13', classes[0], ''),
    plan(db, '2020-11-13', classes[0], '早', p(other)),
  ])
  return school
}
async function asked(dates = [lateShiftDate]) {
  const school = await noon()
  return { ...school, id: (await asks(school, { dates })).json.id as string }
}
async function agreed() {
  const school = await asked()
  await answers(school, school.id)
  return school
}

const shiftOf = async ({ ask }: Evening, as: string) =>
  (await ask('GET /api/attendance/today', { as })).json.shift?.code ?? null

test('both agree, a supervisor confirms, and each works what the other had', async () => {
  const school = await asked([lateShiftDate, '2020-11-13'])
  expect(await school.rows(swap)).toMatchObject([
    {
      exchanges: [
        { date: lateShiftDate, mine: '晚', theirs: '' },
        { date: '2020-11-13', mine: '', theirs: '早' },
      ],
    },
  ])
  const { requests } = (await school.ask('GET /api/attendance/requests', { as: other })).json
  expect(requests).toMatchObject([
    { kind: 'swap', mineToAnswer: true, with: '学生002', requestState: 'open' },
  ])
  expect((await answers(school, school.id)).json.kind).toBe('agree')
  expect((await confirms(school, school.id)).json.kind).toBe('grant')
  school.clock.set(shanghai('16:20'))
  expect(await shiftOf(school, other)).toBe('晚')
  expect((await school.ask('POST /api/attendance/check-in', { as: other })).status).toBe(200)
  expect((await school.ask('POST /api/attendance/check-in', { as: me })).json.fault.code).toBe('not-open-yet')
  school.clock.set(shanghai('08:10', '2020-11-13'))
  expect(await shiftOf(school, me)).toBe('早')
  // What the plan said before is withdrawn by the swap, not gone.
  const withdrawn = (await school.rows(planEntry)).filter((entry) => entry.withdrawnBy === school.id)
  expect(withdrawn.map((entry) => [entry.date, entry.cell])).toEqual([
    [lateShiftDate, ''],
    ['2020-11-13', '早'],
  ])
  const { notices } = (await school.ask('GET /api/notices', { as: other })).json
  expect(notices.map((n: { kind: string }) => n.kind).toSorted()).toEqual(['swap-asked', 'swap-decided'])
  await everyChangeIsTold(school.db)
})

describe('a student asks', () => {
  test.each<[string, object, number, string]>([
    ['not somebody of another class', { withNumber: who.studentC }, 409, 'swap-other-class'],
    ['not somebody who is not there', { withNumber: '990000' }, 409, 'swap-other-class'],
    ['not themselves', { withNumber: me }, 409, 'swap-other-class'],
    ['not for the same shift', { withNumber: who.studentB }, 409, 'swap-same'],
    ['not for no date', { dates: [] }, 422, 'bad-input'],
    ['not for a date twice', { dates: [lateShiftDate, lateShiftDate] }, 422, 'bad-input'],
    ['not without a reason', { reason: '' }, 422, 'bad-input'],
  ])('%s', async (_, said, status, code) => {
    const school = await noon()
    const answer = await asks(school, said)
    expect([answer.status, answer.json.fault.code]).toEqual([status, code])
    expect(await school.rows(swap)).toEqual([])
  })

  test('not once check-in for one of the shifts has opened', async () => {
    const school = await noon()
    school.clock.set(shanghai('16:00'))
    expect((await asks(school)).json.fault.code).toBe('swap-too-late')
  })

  test('one at a time for a date', async () => {
    const school = await noon()
    const all = await Promise.all(Array.from({ length: 4 }, () => asks(school)))
    expect(all.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409])
    expect(await school.rows(swap)).toHaveLength(1)
  })

  test('and may take it back, which the other may not', async () => {
    const school = await asked()
    const withdraws = (as: string) => school.ask(`POST /api/swaps/${school.id}/withdraw`, { as })
    expect((await withdraws(other)).status).toBe(403)
    expect((await withdraws(me)).json.kind).toBe('withdraw')
    expect((await answers(school, school.id)).json.fault.code).toBe('replied-already')
  })
})

describe('the one who was asked', () => {
  test('answers once, and nobody answers for them', async () => {
    const school = await asked()
    for (const as of [me, who.leaderA, who.studentC])
      expect((await answers(school, school.id, as)).status).toBe(403)
    expect((await answers(school, school.id)).status).toBe(200)
    expect((await answers(school, school.id)).json.fault.code).toBe('replied-already')
  })

  test('may decline, which ends it', async () => {
    const school = await asked()
    expect((await answers(school, school.id, other, false)).json.kind).toBe('decline')
    expect((await confirms(school, school.id)).json.fault.code).toBe('replied-already')
  })
})

describe('a swap is confirmed', () => {
  test.each([
    ['a supervisor', who.supervisor, 200],
    ['a teacher', who.teacher1, 403],
    ['a lead teacher', who.lead, 403],
    ['the leader', who.leaderA, 403],
    ['who asked', me, 403],
    ['who was asked', other, 403],
  ])('by %s (%s): %i', async (_, as, status) => {
    const school = await agreed()
    expect((await confirms(school, school.id, as)).status).toBe(status)
    expect(await school.events('authz_fail')).toHaveLength(status === 200 ? 0 : 1)
  })

  test('not before both have agreed; refused it may be, with a reason', async () => {
    const school = await asked()
    expect((await confirms(school, school.id)).json.fault.code).toBe('not-agreed')
    expect((await confirms(school, school.id, who.supervisor, { grant: false })).json.fault.code).toBe(
      'bad-input',
    )
    const refused = await confirms(school, school.id, who.supervisor, { grant: false, reason: '人手不够' })
    expect(refused.json.kind).toBe('refuse')
    expect((await school.rows(planEntry)).some((entry) => entry.withdrawnBy)).toBe(false)
  })

  test('not when the plan has changed since', async () => {
    const school = await agreed()
    await school.db.write([
      school.db.query.update(planEntry).set({ cell: '早' }).where(eq(planEntry.className, classes[0])),
    ])
    expect(['plan-changed', 'swap-same']).toContain((await confirms(school, school.id)).json.fault.code)
  })

  test('not once a shift has opened', async () => {
    const school = await agreed()
    school.clock.set(shanghai('16:00'))
    expect((await confirms(school, school.id)).json.fault.code).toBe('swap-too-late')
  })

  test('R16 once, of two supervisors at one instant', async () => {
    for (let round = 0; round < counts(3, 100); round++) {
      const school = await agreed()
      const both = await Promise.all([
        confirms(school, school.id),
        confirms(school, school.id, who.supervisor2, { grant: false, reason: '人手不够' }),
      ])
      expect(both.map((a) => a.status).toSorted()).toEqual([200, 409])
      const final = (await school.rows(reply)).filter((r) => r.final)
      expect(final).toHaveLength(1)
      const moved = (await school.rows(planEntry)).filter((entry) => entry.personId === p(me))
      expect(moved).toHaveLength(final[0]!.kind === 'grant' ? 1 : 0)
      school.db.client.close()
    }
  })

  test('of two swaps of one student for a date only the first holds', async () => {
    const school = await agreed()
    const { db } = school
    await db.write([plan(db, lateShiftDate, classes[0], '18:00-22:00', p(who.studentB))])
    const second = (await asks(school, { withNumber: me }, who.studentB)).json.id
    await answers(school, second, me)
    expect((await confirms(school, school.id)).status).toBe(200)
    expect((await confirms(school, second)).json.fault.code).toBe('plan-changed')
  })
})
