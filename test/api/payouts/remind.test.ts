import { expect, test } from 'vitest'
import { remindAll } from '../../../api/payouts/remind.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { shanghai } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { me, signing } from '../payslips/signing.ts'

type Signing = Awaited<ReturnType<typeof signing>>

const press = ({ ask, run }: Signing, as: string = who.supervisor) =>
  ask(`POST /api/payouts/${run.id}/remind`, { as })
const job = ({ db, clock }: Signing) => remindAll(operatorCtx(db, { clock }))
const heard = async ({ ask }: Signing, as: string = me) =>
  (await ask('GET /api/notices', { as })).json.notices.filter(
    (n: { kind: string }) => n.kind === 'payslip-unsigned',
  )

test('who has not signed hears of it once a day, by the button or by the job', async () => {
  const own = await signing()
  const { payslips } = (await own.see(own.run.id)).counts
  await own.sign(await own.viewed())
  expect((await press(own)).json).toEqual({ reminded: payslips - 1 })
  expect((await press(own, who.lead)).json).toEqual({ reminded: 0 })
  expect(await heard(own)).toEqual([])
  expect(await heard(own, who.otherA)).toMatchObject([{ about: own.slipOf(who.otherA) }])
  own.clock.set(shanghai('18:00', '2020-11-06'))
  expect(await job(own)).toEqual({ reminded: payslips - 1 })
  expect(await job(own)).toEqual({ reminded: 0 })
  expect(await heard(own, who.otherA)).toHaveLength(2)
  expect(await own.events('payouts.remind')).toMatchObject([
    { target: own.run.id, after: { date: '2020-11-05', payslips: payslips - 1 } },
    { actor: 'operator', target: own.run.id, after: { date: '2020-11-06' } },
  ])
})

test('the job leaves those alone who were shown the payslip today, and nobody is reminded who waits for an answer', async () => {
  const own = await signing()
  expect(await job(own)).toEqual({ reminded: 0 })
  const { hash } = await own.viewed()
  const doubt = { payslipId: own.slip, hash, kind: 'other', lineId: '', reason: '少了一天' }
  await own.ask('POST /api/objections', { as: me, body: doubt })
  await press(own)
  expect(await heard(own)).toEqual([])
})

test('only those who run the payout remind, and only of a run that is there', async () => {
  const own = await signing()
  for (const as of [me, who.teacher1, who.finance, who.admin]) expect((await press(own, as)).status).toBe(403)
  expect((await own.ask('POST /api/payouts/none/remind', { as: who.lead })).status).toBe(404)
})
