import { describe, expect, test } from 'vitest'
import { payroll } from '../../../api/payouts/payroll.ts'
import { membership } from '../../../api/people/table.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { ctxFor, operatorCtx } from '../../kit/ctx.ts'
import { classes, seasonId, who } from '../../kit/school.ts'
import { november, october, office } from './office.ts'

test('the runs of the season, newest period first, with where each stands', async () => {
  const { ask, published, prepare } = await office()
  const { id } = await published()
  const { id: second } = (await prepare(november)).json
  for (const as of [who.supervisor, who.lead, who.finance]) {
    const { runs } = (await ask('GET /api/payouts', { as })).json
    expect(runs).toMatchObject([
      { id: second, ...november, state: 'draft', counts: { payslips: 12, signed: 0 } },
      { id, ...october, state: 'published', approvals: [{ side: 'company' }, { side: 'school' }] },
    ])
  }
})

test('without runs there are none', async () => {
  const { ask } = await office()
  expect((await ask('GET /api/payouts', { as: who.finance })).json).toEqual({ runs: [] })
})

describe('who may look', () => {
  test.each([[who.studentA], [who.leaderA], [who.teacher1], [who.admin]])('not %s', async (as) => {
    const { ask, prepare } = await office()
    const { id } = (await prepare()).json
    for (const route of ['GET /api/payouts', `GET /api/payouts/${id}`])
      expect((await ask(route, { as })).status).toBe(403)
  })

  test('at a run that there is not: nobody', async () => {
    const { ask } = await office()
    expect((await ask('GET /api/payouts/no-such-run', { as: who.finance })).status).toBe(404)
  })
})

test('nothing private is in it but that a card is missing', async () => {
  const { ask, prepare } = await office()
  const { id } = (await prepare()).json
  const { text } = await ask(`GET /api/payouts/${id}`, { as: who.finance })
  expect(text).not.toMatch(/phone|idNumber|cardNumber|commitment|bytes/i)
})

describe('the payroll of a period', () => {
  test('is everybody of the roster in its order, with the place on its last day', async () => {
    const { db, clock } = await office()
    await db.write([
      db.query.insert(membership).values({
        seasonId,
        personId: `p-${who.studentA}`,
        fromDate: '2020-11-01',
        className: classes[1],
        groupName: 'C组',
        leader: true,
      }),
    ])
    const of = async (from: string, to: string) => {
      const entries = await payroll(operatorCtx(db, { clock }), {
        from: workDateOf(from),
        to: workDateOf(to),
      })
      expect(entries.map((e) => e.number)[0]).toBe(who.leaderA)
      return entries.find((e) => e.number === who.studentA)!
    }
    expect(await of('2020-10-24', '2020-10-31')).toMatchObject({ className: classes[0], leader: false })
    expect(await of('2020-11-01', '2020-11-30')).toMatchObject({ className: classes[1], leader: true })
    const { computed } = await of('2020-10-24', '2020-11-30')
    // Three days of November as a leader.
    expect(computed.sums.supplement.text).toBe('60.00')
  })

  test('is for those who may see payouts', async () => {
    const { db, clock } = await office()
    for (const as of [who.studentA, who.teacher1, who.admin])
      await expect(payroll(ctxFor(db, { clock, as }), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(payroll(ctxFor(db, { clock, as: who.finance }), {})).resolves.toHaveLength(12)
    await expect(payroll(operatorCtx(db, { clock }), { season: '2021' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
