import { describe, expect, test } from 'vitest'
import { readPayslip } from '../../../shared/payouts/canonical.ts'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { bank, deskOf, payees, resultFile } from '../../kit/bank.ts'
import { attended, awarded, violated } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { studentPin } from '../../kit/pin.ts'
import { november } from '../payouts/office.ts'

const [me] = payees as [string]
const afterwards = { from: '2020-12-24', to: '2020-12-30' }

async function sent() {
  const own = await bank()
  const id = await own.sign(me)
  const batch = (await own.send()).json
  const october = await own.slipOf(me)
  return { own, id, batch, october }
}
const shownTo = (bytes: string) => readPayslip(utf8ToBytes(bytes))
const recompute = (own: Awaited<ReturnType<typeof sent>>['own']) => own.prepare()

describe('R21 R19 facts that come after the payslip went to the bank', () => {
  test('leave it and its signature as they are, and carry the difference into the next run', async () => {
    const { own, october } = await sent()
    await own.db.write([
      violated(own.db, me, '2020-10-28', { deduction: '30' }),
      awarded(own.db, me, '2020-10-29', '50'),
    ])
    await recompute(own)
    expect(await own.slipOf(me)).toEqual(october)
    expect(await own.events('payslips.void')).toEqual([])
    const next = await own.published(november)
    const slip = shownTo((await deskOf(own, next.id).slipOf(me)).bytes)
    expect(slip.lines).toContainEqual(
      expect.objectContaining({
        kind: 'back-pay',
        amount: '20.00',
        reason: { code: 'back-pay', reason: '2020-10-24—2020-10-31' },
      }),
    )
    await everyChangeIsTold(own.db)
  })

  test('what is to be taken back stands under the cap of the next run, and is carried once', async () => {
    const { own } = await sent()
    await own.db.write([violated(own.db, me, '2020-10-28', { deduction: '30' })])
    const next = await own.published(november)
    const desk = deskOf(own, next.id)
    const slip = shownTo((await desk.slipOf(me)).bytes)
    expect(slip.deductions).toMatchObject([
      { kind: 'recovery', full: '30.00', applied: '30.00', waived: '0.00' },
    ])
    await desk.sign(me)
    expect((await desk.send()).json.count).toBe(1)
    // Paid off: the run after that carries nothing of it.
    const last = await own.prepare(afterwards)
    const slips = await own.slips()
    expect(slips.filter(({ runId }) => runId === last.json.id)).toEqual([])
  })

  test('after the season a run holds those alone who have something coming: a day, and its supplement', async () => {
    const { own } = await sent()
    await own.db.write([attended(own.db, me, '2020-10-31')])
    const { id } = (await own.prepare(afterwards)).json
    const slips = (await own.slips()).filter(({ runId }) => runId === id)
    expect(slips).toMatchObject([{ personId: `p-${me}`, due: '100.00' }])
  })

  test('and there a recovery is waived, in full and in sight', async () => {
    const { own } = await sent()
    await own.db.write([violated(own.db, me, '2020-10-28', { deduction: '30' })])
    const { id } = (await own.prepare(afterwards)).json
    const [slip] = (await own.slips()).filter(({ runId }) => runId === id)
    expect(slip).toMatchObject({ personId: `p-${me}`, due: '0.00' })
    expect(shownTo(slip!.bytes).deductions).toMatchObject([
      { full: '30.00', applied: '0.00', waived: '30.00' },
    ])
  })

  test('a failed attempt keeps its payslip too', async () => {
    const { own, batch, october } = await sent()
    const orders = await own.orders(batch.id)
    await own.settle(
      batch.id,
      resultFile(orders.map((order) => ({ ...order, result: '失败', reason: '账号不存在' }))),
    )
    await own.db.write([awarded(own.db, me, '2020-10-29', '50')])
    await recompute(own)
    expect(await own.slipOf(me)).toEqual(october)
  })

  test('who leaves the roster keeps the payslip that went to the bank', async () => {
    const { own, october } = await sent()
    await own.db.client.execute(`update enrolment set withdrawn_by = 'test' where person_id = 'p-${me}'`)
    expect((await recompute(own)).status).toBe(200)
    expect(await own.slipOf(me)).toEqual(october)
  })

  test('the phone shows at once what will be carried', async () => {
    const { own } = await sent()
    const before = (await own.ask('GET /api/allowance/running', { as: me })).json
    await own.db.write([awarded(own.db, me, '2020-10-29', '50')])
    const after = (await own.ask('GET /api/allowance/running', { as: me })).json
    expect(before.lines.some((line: { kind: string }) => line.kind === 'back-pay')).toBe(false)
    expect(after.lines).toContainEqual(expect.objectContaining({ kind: 'back-pay', amount: '50.00' }))
  })

  test('a payslip that is gone for good is no earlier income: nothing is taxed for it in the run after', async () => {
    const { own } = await sent()
    await own.db.write([awarded(own.db, me, '2020-10-29', '40000')])
    const first = { from: '2020-12-24', to: '2020-12-26' }
    await own.published(first)
    await own.db.client.execute(`update award set withdrawn_by = 'test'`)
    await own.published(first)
    await own.db.write([awarded(own.db, me, '2020-10-30', '50')])
    const { id } = (await own.prepare({ from: '2020-12-27', to: '2020-12-30' })).json
    const slips = (await own.slips()).filter(({ runId, current }) => runId === id && current)
    expect(slips).toMatchObject([{ personId: `p-${me}`, due: '50.00', tax: '0.00' }])
  })

  test('a run that was closed with somebody unpaid swallows nothing, and lets the card be changed', async () => {
    const { own, batch } = await sent()
    const failed = (await own.orders(batch.id)).map((order) => ({ ...order, result: '失败', reason: '销户' }))
    await own.settle(batch.id, resultFile(failed))
    const middle = await own.published({ from: '2020-11-10', to: '2020-11-12' })
    await own.db.client.execute(`update payout_run set closed_at = 1`)
    const body = { pin: studentPin, cardNumber: cardNumberOf(77) }
    expect((await own.ask('POST /api/private', { as: me, body })).status).toBe(200)
    await own.db.write([awarded(own.db, me, '2020-10-29', '50')])
    const { id } = (await own.prepare({ from: '2020-11-13', to: '2020-11-30' })).json
    const slips = (await own.slips()).filter(({ runId, personId }) => runId === id && personId === `p-${me}`)
    expect([middle.id === id, slips.map(({ due }) => due)]).toEqual([false, ['50.00']])
  })

  test('of somebody who has left the roster are carried too, and nothing else is paid to them', async () => {
    const { own } = await sent()
    await own.db.write([awarded(own.db, me, '2020-10-29', '50')])
    await own.db.client.execute(`update enrolment set withdrawn_by = 'test' where person_id = 'p-${me}'`)
    const next = await own.published(november)
    const slip = shownTo((await deskOf(own, next.id).slipOf(me)).bytes)
    expect(slip).toMatchObject({
      total: '50.00',
      net: '50.00',
      lines: [{ kind: 'back-pay', amount: '50.00' }],
    })
    const desk = deskOf(own, next.id)
    await desk.sign(me)
    expect((await desk.send()).json).toMatchObject({ count: 1, total: '50.00' })
    // Paid off, it is not carried again; who left with nothing coming has no payslip.
    const { id } = (await own.prepare(afterwards)).json
    expect((await own.slips()).filter(({ runId }) => runId === id)).toEqual([])
  })
})
