import write from 'write-excel-file/universal'
import { describe, expect, test } from 'vitest'
import { bank, cardOf, payees, resultFile } from '../../kit/bank.ts'
import type { Bank, ResultRow } from '../../kit/bank.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const [first, second, third] = payees as [string, string, string]

/** All three in one batch. */
async function sent() {
  const own = await bank()
  for (const number of payees) await own.sign(number)
  const { id } = (await own.send()).json
  const orders = await own.orders(id)
  const rowsWith = (change: (order: ResultRow, i: number) => Partial<ResultRow> = () => ({})) =>
    orders.map((order, i) => ({ ...order, ...change(order, i) }))
  return { own, id, orders, rowsWith }
}
const states = async (own: Bank) =>
  Object.fromEntries((await own.transfers()).map(({ personId, state }) => [personId.slice(2), state]))

const withoutKeys = (text: string) => text.replaceAll(/"idempotency",\[.*?\],"/gs, '')

describe('R23 the bank’s result', () => {
  test('is looked at before it is taken, and each student hears of the own', async () => {
    const { own, id, orders, rowsWith } = await sent()
    const file = resultFile(rowsWith((_, i) => (i === 1 ? { result: '失败', reason: '账号户名不符' } : {})))
    const before = await contentOf(own.db)
    const seen = (await own.preview(id, file)).json
    expect(seen).toMatchObject({
      applied: false,
      paid: 2,
      failed: [{ name: orders[1]!.name, amount: orders[1]!.amount, reason: '账号户名不符' }],
      problems: [],
    })
    // Looking keeps the answer of its key and nothing else.
    expect(withoutKeys(await contentOf(own.db))).toBe(withoutKeys(before))
    expect((await own.settle(id, file)).json).toMatchObject({ applied: true, paid: 2 })
    expect(await states(own)).toEqual({ [first]: 'paid', [second]: 'failed', [third]: 'paid' })
    expect(await own.noticesOf(first, 'transfer-paid')).toHaveLength(1)
    expect(await own.noticesOf(second, 'transfer-failed')).toMatchObject([
      { params: { reason: '账号户名不符', amount: orders[1]!.amount } },
    ])
    const { batches, total, failed } = await own.see()
    expect(batches).toMatchObject([{ counts: { sent: 3, paid: 2, failed: 1, open: 0 } }])
    expect(total.sent).toBe(batches[0].sent)
    expect(failed).toMatchObject([
      { number: second, reason: '账号户名不符', confirmedAt: null, resolved: null },
    ])
    await everyChangeIsTold(own.db)
  })

  test('I7 a whole number in the bank’s words stays in its file: its end is all that is kept', async () => {
    const { own, id, orders, rowsWith } = await sent()
    const whole = orders[1]!.account
    const grouped = whole.replaceAll(/(.{4})(?=.)/g, '$1 ')
    const reason = `账号${grouped}不存在（${whole}）`
    const file = resultFile(rowsWith((_, i) => (i === 1 ? { result: '失败', reason } : {})))
    await own.settle(id, file)
    const end = `…${whole.slice(-4)}`
    expect((await own.see()).failed).toMatchObject([{ reason: `账号${end}不存在（${end}）` }])
    const content = await contentOf(own.db)
    expect([content.includes(whole), content.includes(grouped)]).toEqual([false, false])
  })

  test('three times, in another order, under another name: one end each, one event', async () => {
    const { own, id, rowsWith } = await sent()
    await own.settle(id, resultFile(rowsWith()))
    const again = await own.settle(id, resultFile(rowsWith().toReversed(), '副本(2).csv'))
    expect(again.json).toMatchObject({ applied: false, paid: 0, same: 3 })
    expect((await own.settle(id, resultFile(rowsWith()))).status).toBe(200)
    expect(await own.events('transfers.settle')).toHaveLength(1)
    expect(await own.noticesOf(first, 'transfer-paid')).toHaveLength(1)
  })

  test('comes as a workbook as well, the amounts being numbers in it', async () => {
    const { own, id, orders } = await sent()
    const rows = orders.map(({ account, name, amount }) => [account, name, Number(amount), '劳务费', '成功'])
    const made = await write([['账号', '户名', '金额', '用途', '处理结果'], ...rows]).toBlob()
    const base64 = Buffer.from(await made.arrayBuffer()).toString('base64')
    expect((await own.settle(id, { file: '结果.xlsx', base64 })).json).toMatchObject({
      applied: true,
      paid: 3,
    })
  })

  test('two overlapping parts settle the whole', async () => {
    const { own, id, rowsWith } = await sent()
    await own.settle(id, resultFile(rowsWith().slice(0, 2)))
    expect((await own.see()).batches).toMatchObject([{ counts: { paid: 2, open: 1 } }])
    await own.settle(
      id,
      resultFile(rowsWith((_, i) => (i === 2 ? { result: '处理失败', reason: '' } : {})).slice(1)),
    )
    expect(await states(own)).toEqual({ [first]: 'paid', [second]: 'paid', [third]: 'failed' })
  })

  const two = [
    ['an unknown line', (rows: ResultRow[]) => [...rows, { ...rows[0]!, account: cardNumberOf(99) }]],
    ['a changed amount', (rows: ResultRow[]) => [{ ...rows[0]!, amount: '9999.99' }, ...rows.slice(1)]],
    ['an account that is none', (rows: ResultRow[]) => [{ ...rows[0]!, account: '6200001234' }]],
    ['a word that is no end', (rows: ResultRow[]) => [{ ...rows[0]!, result: '也许' }]],
  ] as const
  test.each(two)('%s stops the whole file, with a list', async (_, change) => {
    const { own, id, rowsWith } = await sent()
    const file = resultFile(change(rowsWith()))
    const { problems } = (await own.preview(id, file)).json
    expect(problems.length).toBeGreaterThan(0)
    const before = (await own.transfers()).map(({ state }) => state)
    const answer = await own.settle(id, file)
    expect(code(answer)).toBe('import-refused')
    expect((await own.transfers()).map(({ state }) => state)).toEqual(before)
    expect(answer.text + JSON.stringify(problems)).not.toContain(cardOf(first))
    expect(await own.events('transfers.settle')).toEqual([])
  })

  test('a file without the columns, another batch’s file, and other bytes than were looked at are refused', async () => {
    const { own, id, rowsWith } = await sent()
    const odd = { file: 'x.csv', base64: Buffer.from('姓名,学号\r\n某,1\r\n').toString('base64') }
    expect((await own.preview(id, odd)).json.problems).toHaveLength(1)
    const { filesHash } = (await own.preview(id, resultFile(rowsWith()))).json
    const other = resultFile(rowsWith().slice(1))
    const body = { ...other, filesHash }
    const answer = await own.ask(`POST /api/transfers/batches/${id}/result`, { as: who.finance, body })
    expect(code(answer)).toBe('file-changed')
    expect((await own.preview('none', other)).status).toBe(404)
  })

  test('success after failure is no success: that takes a new batch', async () => {
    const { own, id, rowsWith } = await sent()
    const failing = resultFile(rowsWith(() => ({ result: '失败', reason: '账户已销户' })))
    await own.settle(id, failing)
    expect(code(await own.settle(id, resultFile(rowsWith())))).toBe('import-refused')
    expect(await states(own)).toEqual({ [first]: 'failed', [second]: 'failed', [third]: 'failed' })
  })

  test('two that take the same file at one instant take it once', async () => {
    const { own, id, rowsWith } = await sent()
    const file = resultFile(rowsWith())
    const answers = await Promise.all([own.settle(id, file), own.settle(id, file)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await own.events('transfers.settle')).toHaveLength(1)
  })

  test('nobody but finance takes one', async () => {
    const { own, id, rowsWith } = await sent()
    for (const as of [who.supervisor, who.lead, who.admin, first]) {
      const body = { ...resultFile(rowsWith()), filesHash: 'x' }
      expect((await own.ask(`POST /api/transfers/batches/${id}/result`, { as, body })).status).toBe(403)
    }
  })

  test('an end that was said is not taken back, by nobody who has the file', async () => {
    const { own, id, rowsWith } = await sent()
    await own.settle(id, resultFile(rowsWith()))
    await expect(own.db.client.execute("update transfer set state = 'failed'")).rejects.toThrow('append-only')
    await expect(own.db.client.execute("update transfer set amount = '1.00'")).rejects.toThrow('append-only')
    await expect(own.db.client.execute('delete from transfer')).rejects.toThrow('append-only')
  })
})
