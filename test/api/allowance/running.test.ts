import { describe, expect, test } from 'vitest'
import { evening, shanghai } from '../../kit/evening.ts'
import { assessed, attended, attendedAll, awarded, erred, online, violated } from '../../kit/facts.ts'
import { lateShiftDate, who } from '../../kit/school.ts'
import { november, office } from '../payouts/office.ts'
import type { Evening } from '../../kit/evening.ts'

const running = 'GET /api/allowance/running'
const me = who.studentA
const p = (number: string) => `p-${number}`

const seen = async ({ ask }: Pick<Evening, 'ask'>, as: string = me) => (await ask(running, { as })).json

const confirm = ({ ask }: Evening, state: string) =>
  ask('POST /api/attendance/roll-call', {
    as: who.leaderA,
    body: { date: lateShiftDate, shift: '晚', decisions: [{ personId: p(me), state, version: 0 }] },
  })

test('before anything is confirmed there is nothing, and it says so with two decimals', async () => {
  const own = await evening()
  await own.ask('POST /api/attendance/check-in', { as: me })
  const now = await seen(own)
  expect(now).toMatchObject({
    now: own.clock.now(),
    period: { from: '2020-09-12', to: '2020-11-12' },
    sums: { allowance: '0.00', due: '0.00', tax: '0.00', net: '0.00' },
    lines: [],
  })
})

test('a roll call adds exactly that day’s line, which names the fact and who confirmed it', async () => {
  const own = await evening()
  const { db } = own
  await db.write(attendedAll(db, me, '2020-11-09', '2020-11-11'))
  const before = await seen(own)
  expect(before.sums.net).toBe('240.00')
  await confirm(own, 'present')
  const after = await seen(own)
  expect(after.sums.net).toBe('320.00')
  const dates = after.lines.flatMap((line: { dates: { date: string }[] }) => line.dates.map((d) => d.date))
  const known = before.lines.flatMap((line: { dates: { date: string }[] }) => line.dates.map((d) => d.date))
  expect(dates.filter((date: string) => !known.includes(date))).toEqual([lateShiftDate])
  const fact = after.facts.attendance.find((a: { date: string }) => a.date === lateShiftDate)
  expect(fact).toMatchObject({
    shift: '晚',
    state: 'present',
    confirmed: true,
    by: '学生001',
    decidedAt: own.clock.now(),
  })
  const ids = after.lines.flatMap((line: { dates: { facts: string[] }[] }) =>
    line.dates.flatMap((d) => d.facts),
  )
  expect(ids).toContain(fact.id)
})

test.each([
  ['late', '80.00'],
  ['left-early', '80.00'],
  ['absent', '0.00'],
  ['leave', '0.00'],
])('a roll call that says %s pays %s', async (state, net) => {
  const own = await evening()
  await confirm(own, state)
  expect((await seen(own)).sums.net).toBe(net)
})

test('what is not confirmed pays nothing; a later decision supersedes, and is the one that is shown', async () => {
  const own = await evening()
  const { db, ask } = own
  await db.write([attended(db, me, lateShiftDate, { shift: '晚', confirmed: false })])
  expect((await seen(own)).sums.net).toBe('0.00')
  await confirm(own, 'present')
  expect((await seen(own)).sums.net).toBe('80.00')
  const decisions = [{ personId: p(me), state: 'absent', version: 1, reason: '看错了' }]
  await ask('POST /api/attendance/roll-call', {
    as: who.teacher1,
    body: { date: lateShiftDate, shift: '晚', decisions },
  })
  const after = await seen(own)
  expect(after.sums.net).toBe('0.00')
  expect(after.facts.attendance).toMatchObject([{ state: 'absent', by: '职员T001', reason: '看错了' }])
})

test('it is what the payroll’s own function gives, deductions, awards, overtime and all', async () => {
  const own = await evening()
  const { db } = own
  await db.write([
    assessed(db, me, '2020-10-01', true),
    ...attendedAll(db, me, '2020-10-20', '2020-11-11'),
    online(db, me, '2020-11-09', 517),
    online(db, me, '2020-11-10', 300),
    online(db, me, '2020-11-10', 300),
    violated(db, me, '2020-11-09'),
    violated(db, me, '2020-11-10', { state: 'appealed' }),
    erred(db, me, '2020-11-10'),
    erred(db, me, '2020-11-11', { schoolVerified: false }),
    awarded(db, me, '2020-11-11', '66.60'),
  ])
  const { sums, counts } = await seen(own)
  // 4 × 40 + 19 × 80; 35 + 120 minutes at 12.5; − 20 − 60; + 66.60.
  expect(counts).toMatchObject({ training: 4, practice: 19, overtimeMinutes: 155 })
  expect(sums).toMatchObject({
    basic: '1680.00',
    overtime: '32.29',
    applied: '80.00',
    awards: '66.60',
    due: '1698.89',
  })
})

describe('after a published run', () => {
  test('it begins on the day after, and the tax knows what was paid', async () => {
    const own = await office()
    await own.db.write([
      awarded(own.db, me, '2020-10-28', '40000'),
      awarded(own.db, me, '2020-11-03', '20000'),
    ])
    await own.published()
    const now = await seen(own)
    expect(now.period).toEqual({ from: '2020-11-01', to: '2020-11-05' })
    // October: 40,403.13 due, 669.68 withheld. November: 20,240.
    // (60,643.13 × 0.8 − 5,000 × 3) at 3 % up to 36,000: 33,514.504 × 3 % = 1,005.44, less 669.68.
    expect(now.sums).toMatchObject({ due: '20240.00', tax: '335.76', net: '19904.24' })
    const { id } = (await own.prepare(november)).json
    const slip = (await own.see(id)).payslips.find((s: { number: string }) => s.number === me)
    expect(slip).toMatchObject({ due: '20240.00', tax: '335.76', net: '19904.24' })
  })

  test('while that run is computed anew, it counts as it was published last', async () => {
    const own = await office()
    await own.db.write([
      awarded(own.db, me, '2020-10-28', '40000'),
      awarded(own.db, me, '2020-11-03', '20000'),
    ])
    await own.published()
    const before = await seen(own)
    await own.db.write([awarded(own.db, me, '2020-10-29', '1000')])
    await own.prepare()
    const now = await seen(own)
    expect([now.period, now.sums]).toEqual([before.period, before.sums])
    const { id } = (await own.prepare(november)).json
    const slip = (await own.see(id)).payslips.find((s: { number: string }) => s.number === me)
    expect(slip).toMatchObject({ due: '20240.00', tax: '335.76' })
  })

  test('a draft is not a run yet', async () => {
    const own = await office()
    await own.approved()
    expect((await seen(own)).period).toEqual({ from: '2020-09-12', to: '2020-11-05' })
  })
})

describe('it is the own one', () => {
  test('nobody else’s facts are in it', async () => {
    const own = await evening(shanghai('16:20'))
    const { db, ask } = own
    await db.write(attendedAll(db, who.otherA, '2020-11-09', '2020-11-11'))
    expect((await seen(own)).facts.attendance).toEqual([])
    expect((await ask(`${running}?personId=${p(who.otherA)}`, { as: me })).json.sums.net).toBe('0.00')
    expect((await seen(own, who.otherA)).sums.net).toBe('240.00')
  })

  test.each([[who.teacher1], [who.lead], [who.supervisor], [who.finance], [who.admin]])(
    'and %s has none',
    async (as) => {
      const { ask, events } = await evening()
      expect((await ask(running, { as })).status).toBe(403)
      expect(await events('authz_fail')).toHaveLength(1)
    },
  )

  test('and a stranger is asked to sign in', async () => {
    const { ask } = await evening()
    expect((await ask(running)).status).toBe(401)
  })
})
