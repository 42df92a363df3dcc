import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tick } from '../../../api/jobs/tick.ts'
import { notice } from '../../../api/notices/table.ts'
import { eraseReturns } from '../../../api/returns/erase.ts'
import { returnAlert, returnSummary, returnWord } from '../../../api/returns/table.ts'
import { watchReturns } from '../../../api/returns/watch.ts'
import type { ReturnSummary } from '../../../shared/returns/summary.ts'
import { appFor } from '../../kit/app.ts'
import { recording } from '../../kit/channel.ts'
import { clockAt, days, minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { rowsOf, shanghai } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { signedIn, staff } from '../../kit/people.ts'
import { classes, lateShiftDate, openRush, who } from '../../kit/school.ts'
import { code, lateNight, p } from './night.ts'

/** 25 students of one class after a shift that ends at midnight, with a teacher of it and one of another. */
async function twentyFive() {
  const db = await freshDatabase()
  const clock = clockAt(shanghai('22:00'))
  const numbers = await openRush(db, 25, [lateShiftDate], '通')
  await db.write([
    ...staff(db, 'T001', 'teacher', classes[0]),
    ...staff(db, 'T002', 'teacher', classes[1]),
    ...staff(db, 'S001', 'supervisor'),
    ...['T001', 'T002', 'S001'].map((n) => signedIn(db, n)),
  ])
  const { ask } = appFor(db, { now: clock })
  const on = { date: lateShiftDate, shift: '通' }
  const post = (as: string, path: string, body: object) =>
    ask(`POST /api/returns/${path}`, { as, body: { ...on, ...body } })
  const arrive = (people: string[]) =>
    post('T001', 'arrive', { people: people.map((n) => ({ personId: p(n) })) })
  const summaries = async () =>
    (await rowsOf(db, returnSummary)).map((row) => ({
      ...row,
      content: JSON.parse(row.content) as ReturnSummary,
    }))
  return { db, clock, numbers, ask, post, arrive, summaries, server: operatorCtx(db, { clock }) }
}

test('R14 25 expected, 20 returned, 3 excused, 2 unaccounted: built at 00:45 and again at 08:00, one message a version', async () => {
  const { db, clock, numbers, ask, post, arrive, summaries, server } = await twentyFive()
  await ask('POST /api/attendance/check-in', { as: numbers[24]!, body: { claimedAt: 1 } })
  clock.set(shanghai('24:05'))
  await arrive(numbers.slice(0, 17))
  clock.set(shanghai('24:20'))
  await arrive(numbers.slice(17, 20))
  for (const number of numbers.slice(20, 23))
    await post('T001', 'account', {
      personId: p(number),
      kind: 'excused',
      excuse: 'family',
      reason: '家长接走',
      version: 0,
    })
  clock.set(shanghai('24:45'))
  // Twice, and on two machines at once.
  await Promise.all([watchReturns(server), watchReturns(operatorCtx(db, { clock }))])
  await watchReturns(server)
  const [first] = (await summaries()).filter((row) => row.personId === p('T001'))
  expect(first).toMatchObject({
    version: 1,
    date: lateShiftDate,
    expected: 25,
    returned: 20,
    excused: 3,
    unaccounted: 2,
  })
  expect(Object.keys(first!.content).indexOf('unaccounted')).toBeLessThan(
    Object.keys(first!.content).indexOf('returned'),
  )
  expect(first!.content.unaccounted.map((one) => one.number)).toEqual(numbers.slice(23))
  expect(first!.content.returned.map((one) => one.at)).toContain(shanghai('24:20'))
  const messages = async (as: string) =>
    (await ask('GET /api/notices', { as })).json.notices.filter(
      (n: { kind: string }) => n.kind === 'return-summary',
    )
  expect(await messages('T001')).toHaveLength(1)
  // The other teacher has nobody in it, and hears and sees nothing.
  expect(await messages('T002')).toEqual([])
  expect((await ask('GET /api/returns', { as: 'T002' })).json).toMatchObject({ night: null, people: [] })

  clock.set(shanghai('32:00'))
  await watchReturns(server)
  expect(await messages('T001')).toHaveLength(1)
  await arrive(numbers.slice(23, 24))
  clock.pass(15 * minutes)
  await watchReturns(server)
  const all = (await summaries()).filter((row) => row.personId === p('T001'))
  expect(all.map(({ version, returned, unaccounted }) => [version, returned, unaccounted])).toEqual([
    [1, 20, 2],
    [2, 21, 1],
  ])
  expect(await messages('T001')).toHaveLength(2)
  await everyChangeIsTold(db)
})

test('R14 a return that is said days later still makes the next version', async () => {
  const { clock, numbers, arrive, summaries, server } = await twentyFive()
  clock.set(shanghai('24:45'))
  await watchReturns(server)
  clock.pass(3 * days)
  await arrive(numbers)
  clock.pass(15 * minutes)
  await tick(server)
  const all = (await summaries()).filter((row) => row.personId === p('T001'))
  expect(all.map(({ version, unaccounted }) => [version, unaccounted])).toEqual([
    [1, 25],
    [2, 0],
  ])
})

test(
  'R14 the states add up and nobody is lost, over HTTP, for nights as they come, with a channel that is down',
  { timeout: 120_000 },
  async () => {
    const step = fc.record({
      as: fc.constantFrom(who.leaderA, who.leaderB, who.teacher1, who.lead, who.supervisor, who.studentA),
      about: fc.constantFrom(who.leaderA, who.studentA, who.otherA, who.leaderB, who.studentB, who.studentC),
      act: fc.constantFrom('arrive', 'excuse', 'miss', 'undo', 'close', 'wait', 'plan'),
    })
    const down = recording()
    down.answers = () => ({ ok: false, error: 'down all night' })
    for (const number of [who.teacher1, who.lead]) down.reaches.set(number, 0)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const own = await lateNight(shanghai('22:00'))
        for (const { as, about, act } of steps) {
          if (act === 'arrive') await own.arrive(as, about)
          if (act === 'undo') await own.post(as, 'undo')
          if (act === 'close') await own.post(as, 'close', { reason: '写明' })
          if (act === 'wait') {
            own.clock.pass(7 * minutes)
            await tick(own.server, [down])
          }
          if (act === 'plan')
            await own.db.client.execute({
              sql: "insert or ignore into plan_entry (id, season_id, date, class_name, person_id, cell) select ?, season_id, date, class_name, ?, '' from plan_entry where person_id is null limit 1",
              args: [`plan-${about}`, p(about)],
            })
          if (act === 'excuse' || act === 'miss') {
            const { people } = await own.see(who.lead)
            const known = people.find((one: { number: string }) => one.number === about)
            const kind = act === 'miss' ? { kind: 'unaccounted', excuse: null } : {}
            await own.excuse(as, about, { version: known?.version ?? 0, ...kind })
          }
          const seen = await own.see(who.lead)
          const { expected, returned, excused, unaccounted } = seen.counts ?? {}
          if (seen.counts) expect(returned + excused + unaccounted).toBe(expected)
          const ids = seen.people.map((one: { personId: string }) => one.personId)
          expect(new Set(ids).size).toBe(ids.length)
        }
      }),
      { numRuns: counts(8, 200) },
    )
  },
)

describe('the alert', () => {
  test('comes 45 minutes after the end and every quarter of an hour, masked, until none is left, to who is in charge', async () => {
    const own = await lateNight(shanghai('22:40'))
    await own.arrive(
      who.lead,
      who.leaderC,
      who.studentC,
      '2019010023',
      who.leaderD,
      '2019010032',
      '2019010033',
    )
    await own.tick()
    expect(await own.notices(who.teacher1, 'return-alert')).toEqual([])
    own.clock.set(shanghai('22:45'))
    await own.tick()
    await own.tick()
    for (const as of [who.teacher1, who.lead, who.supervisor, who.supervisor2])
      expect(await own.notices(as, 'return-alert')).toMatchObject([
        { params: { date: lateShiftDate, shift: '晚', count: '6' } },
      ])
    const [{ params } = { params: {} as Record<string, string> }] = await own.notices(
      who.teacher1,
      'return-alert',
    )
    expect(params['names']).toContain('学＊＊＊＊')
    expect(JSON.stringify(params)).not.toMatch(/学生0/)
    for (const as of [who.teacher2, who.leaderA, who.finance, who.admin])
      expect(await own.notices(as, 'return-alert')).toEqual([])
    own.clock.set(shanghai('23:01'))
    await own.tick()
    expect(await own.notices(who.teacher1, 'return-alert')).toHaveLength(2)
    await own.arrive(
      who.teacher1,
      who.leaderA,
      who.studentA,
      who.otherA,
      who.leaderB,
      who.studentB,
      '2019010013',
    )
    own.clock.set(shanghai('23:20'))
    await own.tick()
    expect(await own.notices(who.teacher1, 'return-alert')).toHaveLength(2)
    expect((await own.rows(returnAlert)).map(({ step, unaccounted }) => [step, unaccounted])).toEqual([
      [0, 6],
      [1, 6],
    ])
  })

  test('that was slept through is told once when the server is there again; a closed class is not told of', async () => {
    const own = await lateNight(shanghai('22:10'))
    await own.post(who.teacher1, 'close', { reason: '全班住校外酒店' })
    own.clock.set(shanghai('26:07'))
    await Promise.all([watchReturns(own.server), watchReturns(own.server)])
    expect(await own.notices(who.teacher1, 'return-alert')).toEqual([])
    expect(await own.notices(who.teacher2, 'return-alert')).toHaveLength(1)
    expect(await own.rows(returnAlert)).toMatchObject([{ step: 13, unaccounted: 6 }])
    own.clock.pass(2 * days)
    await own.tick()
    expect(await own.rows(returnAlert)).toHaveLength(1)
  })

  test('of supervisors goes to those who escort a batch of the night', async () => {
    const own = await lateNight(shanghai('22:00'))
    await own.post(who.teacher1, 'batches', {
      id: 'batch-one',
      version: 0,
      leaves: '22:05',
      teacherId: p(who.teacher2),
      companyId: p(who.supervisor2),
      personIds: [p(who.studentA)],
    })
    own.clock.set(shanghai('22:45'))
    await watchReturns(own.server)
    expect(await own.notices(who.supervisor, 'return-alert')).toEqual([])
    expect(await own.notices(who.supervisor2, 'return-alert')).toHaveLength(1)
    // The escort's own class, and the one of the batch.
    expect(await own.notices(who.teacher2, 'return-alert')).toMatchObject([{ params: { count: '7' } }])
  })
})

describe('a summary', () => {
  test('is acknowledged in the version that was read; what waits is among the needs until it is', async () => {
    const own = await lateNight(shanghai('22:45'))
    await watchReturns(own.server)
    const needs = async (as: string) => (await own.get(as, '/needs')).needs
    expect(await needs(who.teacher1)).toMatchObject([{ kind: 'return', missing: 6, read: false, version: 1 }])
    expect(code(await own.post(who.teacher1, 'acknowledge', { version: 1 }))).toEqual([200, 'done'])
    expect(await needs(who.teacher1)).toMatchObject([{ missing: 6, read: true }])
    await own.arrive(
      who.teacher1,
      who.leaderA,
      who.studentA,
      who.otherA,
      who.leaderB,
      who.studentB,
      '2019010013',
    )
    await watchReturns(own.server)
    expect(code(await own.post(who.teacher1, 'acknowledge', { version: 1 }))).toEqual([
      409,
      'return-summary-newer',
    ])
    expect(code(await own.post(who.teacher1, 'acknowledge', { version: 2 }))).toEqual([200, 'done'])
    expect(await needs(who.teacher1)).toEqual([])
    for (const as of [who.leaderA, who.studentA, who.finance])
      expect(code(await own.post(as, 'acknowledge', { version: 2 }))).toEqual([403, 'forbidden'])
    expect((await own.get(who.teacher1, '/nights')).nights).toMatchObject([
      { version: 2, returned: 6, erased: false },
    ])
    await everyChangeIsTold(own.db)
  })

  test('after 90 days the details are gone and the counts stay', async () => {
    const own = await lateNight(shanghai('22:45'))
    await own.arrive(who.leaderA, who.studentA)
    await watchReturns(own.server)
    own.clock.pass(89 * days)
    await eraseReturns(own.server)
    expect(await own.rows(returnWord)).toHaveLength(1)
    own.clock.pass(3 * days)
    await eraseReturns(own.server)
    await eraseReturns(own.server)
    expect(await own.rows(returnWord)).toEqual([])
    const text = JSON.stringify([await own.rows(returnSummary), await own.rows(notice)])
    expect(text).not.toContain('学')
    expect(await own.rows(returnSummary)).toMatchObject([
      { content: '' },
      { content: '' },
      { content: '' },
      { content: '' },
      { content: '' },
    ])
    expect(await own.events('returns.erase')).toHaveLength(1)
    const row = (await own.rows(returnSummary)).find((one) => one.personId === p(who.teacher1))
    expect(row).toMatchObject({ expected: 6, returned: 1, unaccounted: 5 })
    // Whose session is still alive sees no night that would look as if everybody had been lost.
    await own.db.client.execute(`update session set expires_at = 9e15, last_used_at = ${own.clock.now()}`)
    expect(await own.see(who.teacher1)).toMatchObject({ night: null, nights: [] })
    expect((await own.get(who.teacher1, '/nights')).nights).toMatchObject([{ erased: true, returned: 1 }])
    expect(code(await own.arrive(who.teacher1, who.otherA))).toEqual([404, 'not-found'])
    await everyChangeIsTold(own.db)
  })
})
