import { expect, test } from 'vitest'
import { bank, cardOf, payees, resultFile } from '../../kit/bank.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { studentPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'

const [me, other] = payees as [string, string]
const newCard = cardNumberOf(77)

test('R33 the sign-off sheet names the card that the money went to, also after a failure and whatever came since', async () => {
  const own = await bank()
  for (const number of [me, other]) await own.sign(number)
  const { id } = (await own.send()).json
  const orders = await own.orders(id)
  const failing = orders.map((order, i) =>
    i === 0 ? { ...order, result: '失败', reason: '账号不存在' } : order,
  )
  await own.settle(id, resultFile(failing))
  const change = (as: string, cardNumber: string) =>
    own.ask('POST /api/private', { as, body: { pin: studentPin, cardNumber } })
  await change(me, newCard)
  const again = (await own.send('again')).json
  await own.settle(again.id, resultFile(await own.orders(again.id)))
  // The other one was paid to the first card, and has a new one since.
  await change(other, cardNumberOf(78))
  const body = { run: own.run, kind: 'sign-off', format: 'csv' }
  const { base64 } = (await own.ask('POST /api/sheets/export', { as: who.finance, body })).json
  const text = Buffer.from(base64 as string, 'base64').toString()
  expect(text).toContain(newCard)
  expect(text).toContain(cardOf(other))
  for (const gone of [cardOf(me), cardNumberOf(78), '与补贴单不符']) expect(text).not.toContain(gone)
})
