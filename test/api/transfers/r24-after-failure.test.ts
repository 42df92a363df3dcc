import { describe, expect, test } from 'vitest'
import { signature } from '../../../api/payouts/table.ts'
import { bank, cardOf, payees, resultFile } from '../../kit/bank.ts'
import { rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { studentPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const [me, other] = payees as [string, string]
const newCard = cardNumberOf(77)

/** Mine came back from the bank. */
async function failed() {
  const own = await bank()
  await own.sign(me)
  await own.sign(other)
  const { id } = (await own.send()).json
  const orders = await own.orders(id)
  await own.settle(
    id,
    resultFile(
      orders.map((order, i) => (i === 0 ? { ...order, result: '失败', reason: '账号不存在' } : order)),
    ),
  )
  const change = (card: string) =>
    own.ask('POST /api/private', { as: me, body: { pin: studentPin, cardNumber: card } })
  const mine = async () => (await own.transfers()).filter(({ personId }) => personId === `p-${me}`)
  return { own, batch: id, change, mine, slip: await own.slipOf(me) }
}

describe('R24 a card in and after a bank batch', () => {
  test('a new card while the batch is away is for the next one: payslip, signature and file stay', async () => {
    const own = await bank()
    const id = await own.sign(me)
    const batch = (await own.send()).json
    const file = (await own.download(batch.id)).json
    const body = { pin: studentPin, cardNumber: newCard }
    expect((await own.ask('POST /api/private', { as: me, body })).json).toMatchObject({ payslips: 0 })
    expect(await own.slipOf(me)).toMatchObject({ id, current: true })
    expect((await own.download(batch.id)).json).toEqual(file)
    expect(await own.events('payslips.void')).toEqual([])
    await everyChangeIsTold(own.db)
  })

  test('a failed payment waits for its student; a new card with the PIN sends it again, the signature standing', async () => {
    const { own, change, mine, slip } = await failed()
    expect(code(await own.send('again'))).toBe('nothing-to-send')
    expect((await own.see()).held).toContainEqual(
      expect.objectContaining({ number: me, why: 'not-confirmed' }),
    )
    expect((await change(newCard)).json).toMatchObject({ changed: ['cardNumber'], payslips: 0 })
    expect((await own.send('first')).status).toBe(409)
    const again = (await own.send('again')).json
    expect(again).toMatchObject({ number: 2, count: 1, total: slip.net })
    expect(await own.orders(again.id)).toMatchObject([{ account: newCard, amount: slip.net }])
    expect((await mine()).map(({ attempt, state, accountTail }) => [attempt, state, accountTail])).toEqual([
      [1, 'failed', cardOf(me).slice(-4)],
      [2, 'sent', newCard.slice(-4)],
    ])
    expect(await own.slipOf(me)).toEqual(slip)
    expect((await rowsOf(own.db, signature)).map(({ payslipId }) => payslipId)).toContain(slip.id)
    await own.settle(again.id, resultFile(await own.orders(again.id)))
    const { total, failed: list } = await own.see()
    expect(total.counts).toEqual({ sent: 3, paid: 2, failed: 1, open: 0 })
    expect(list).toMatchObject([{ number: me, resolved: 'paid' }])
    await everyChangeIsTold(own.db)
  })

  test('the same card may be right after all: the PIN says so', async () => {
    const { own, mine } = await failed()
    const [{ id } = { id: '' }] = await mine()
    expect(code(await own.confirm(id, me, '111111'))).toBe('pin-wrong')
    expect((await own.confirm(id, me)).json).toMatchObject({ cardTail: cardOf(me).slice(-4) })
    expect((await own.confirm(id, me)).status).toBe(200)
    expect(await own.events('transfers.confirm')).toHaveLength(1)
    expect((await own.send('again')).json).toMatchObject({ count: 1 })
  })

  test('nobody confirms for another, and nothing that did not fail', async () => {
    const { own, mine } = await failed()
    const [{ id } = { id: '' }] = await mine()
    expect((await own.confirm(id, other)).status).toBe(403)
    const theirs = (await own.transfers()).find(({ personId }) => personId === `p-${other}`)!
    expect(code(await own.confirm(theirs.id, other))).toBe('not-failed')
    expect(
      (await own.ask(`POST /api/transfers/${id}/confirm`, { as: who.finance, body: { pin: studentPin } }))
        .status,
    ).toBe(403)
  })

  test('a card that another brought in after the confirmation is not paid to', async () => {
    const { own, mine } = await failed()
    const [{ id } = { id: '' }] = await mine()
    await own.confirm(id, me)
    await own.db.client.execute(`update person set card_commitment = 'another' where id = 'p-${me}'`)
    expect(code(await own.send('again'))).toBe('nothing-to-send')
  })

  test('with money away nobody is erased; afterwards the account goes and the totals stay', async () => {
    const { own, batch, mine } = await failed()
    const erase = (number: string) =>
      own.ask(`POST /api/people/p-${number}/erase`, { as: who.admin, body: { reason: '本人要求' } })
    const [{ id } = { id: '' }] = await mine()
    await own.confirm(id, me)
    const again = (await own.send('again')).json
    expect(code(await erase(me))).toBe('transfer-under-way')
    await own.settle(again.id, resultFile(await own.orders(again.id)))
    const before = await own.see()
    expect((await erase(me)).status).toBe(200)
    expect((await own.see()).total).toEqual(before.total)
    expect((await mine()).map(({ account, accountIndex }) => [account, accountIndex])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(code(await own.download(batch))).toBe('batch-erased')
  })
})
