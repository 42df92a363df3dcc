import { describe, expect, test } from 'vitest'
import { awarded, erred, violated } from '../../kit/facts.ts'
import { ruled, why } from '../../kit/ruled.ts'
import { lateShiftDate, who } from '../../kit/school.ts'

const me = who.studentA

/** One of each kind that can wait, of a student of class 1. */
async function waiting() {
  const own = await ruled()
  await own.violate(who.leaderA, { note: '巡场' })
  own.clock.pass(60_000)
  const appealed = (await own.violate(who.teacher1)).json.id
  await own.post(me, `violations/${appealed}/appeal`, { reason: '我在查订单' })
  own.clock.pass(60_000)
  await own.enter(who.supervisor)
  own.clock.pass(60_000)
  await own.award(who.supervisor)
  own.clock.pass(60_000)
  await own.post(me, 'repairs', { kind: 'network' })
  return { ...own, appealed }
}

describe('what waits for', () => {
  test.each([
    ['the teacher of the class', who.teacher1, ['violation-proposed', 'appeal', 'error-to-verify']],
    ['the lead teacher', who.lead, ['violation-proposed', 'appeal', 'error-to-verify']],
    ['the supervisor', who.supervisor, ['violation-proposed', 'appeal', 'repair-to-close']],
    ['the group’s leader', who.leaderA, ['award-to-review']],
    ['another leader of the class', who.leaderB, []],
    ['a leader of another class', who.leaderC, []],
    ['the teacher of another class', who.teacher2, []],
  ])('%s, longest first', async (_, as, kinds) => {
    expect(await (await waiting()).needs(as)).toEqual(kinds)
  })

  test.each([[me], [who.finance], [who.admin]])(
    '%s: nothing, since there is nothing to decide',
    async (as) => {
      const own = await waiting()
      expect((await own.ask('GET /api/needs/money', { as })).status).toBe(403)
    },
  )
})

test('each card has everything that is needed to decide', async () => {
  const own = await waiting()
  const { needs } = await own.get(who.teacher1, 'needs/money')
  const student = { number: me, name: '学生002', className: '19电商1班', group: 'A组' }
  expect(needs).toMatchObject([
    { student, violation: { kind: '玩手机', note: '巡场', amount: '20.00', enteredBy: '学生001' } },
    { student, violation: { id: own.appealed, history: [{ kind: 'appeal', reason: '我在查订单' }] } },
    { student, error: { level: '2', shares: { company: '250.00', student: '50.00' }, company: 'verified' } },
  ])
})

test('a side that has spoken waits for the other, and both hear of it again when they differ', async () => {
  const own = await waiting()
  const say = (as: string, uphold: boolean) =>
    own.post(as, `violations/${own.appealed}/decide`, { uphold, ...why })
  await say(who.teacher1, true)
  expect(await own.needs(who.teacher1)).not.toContain('appeal')
  expect(await own.needs(who.supervisor)).toContain('appeal')
  await say(who.supervisor, false)
  expect(await own.needs(who.teacher1)).toContain('appeal')
  await say(who.supervisor, true)
  expect(await own.needs(who.supervisor)).not.toContain('appeal')
})

test('what came with a file waits as well, since nobody knows when', async () => {
  const own = await ruled()
  const { db } = own
  await db.write([
    violated(db, me, lateShiftDate, { state: 'appealed' }),
    erred(db, me, lateShiftDate, { companyVerified: false }),
    erred(db, me, lateShiftDate, { schoolVerified: false }),
    awarded(db, me, lateShiftDate, '100', false),
  ])
  expect((await own.needs(who.teacher1)).toSorted()).toEqual(['appeal', 'error-to-verify'])
  expect((await own.needs(who.supervisor)).toSorted()).toEqual(['appeal', 'error-to-verify'])
  expect(await own.needs(who.leaderA)).toEqual(['award-to-review'])
})

test('no card of a leader holds anything of money but the award’s own amount', async () => {
  const own = await waiting()
  const { text } = await own.ask('GET /api/needs/money', { as: who.leaderA })
  expect(text).not.toMatch(/violation|shares|net|idNumber|card/)
})
