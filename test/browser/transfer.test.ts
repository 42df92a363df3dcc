import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { csvText } from '../../shared/files/csv-text.ts'
import { readCsv } from '../../shared/files/csv.ts'
import { enterAs } from '../kit/browser.ts'
import { cardNumberOf } from '../kit/numbers.ts'
import { ask, demo, shows, signByName, tap, until } from './app.ts'
import { consentTexts } from '../../shared/consents/texts.ts'

const { phone, wrong } = demo()
const demoPin = '740286'
const newCard = cardNumberOf(31)
let [student, finance]: Page[] = []
let slip = { id: '', runId: '', net: '' }

const mine = async () => (await ask(student!, '/api/payslips')).json.payslips[0]
const desk = () => finance!.goto(`/payouts/${slip.runId}/transfers`)

/** Makes the batch that can be made now, fetches its file and gives its orders. */
async function batch(kind: string) {
  await desk()
  await tap(finance!, kind)
  await shows(finance!, /批已制作/)
  const saved = finance!.waitForEvent('download')
  await tap(finance!, '下载 .csv')
  const text = readFileSync(await (await saved).path(), 'utf8').replace('\ufeff', '')
  const [header = { cells: [] }, ...orders] = readCsv(text)
  return { header: header.cells, orders: orders.map(({ cells }) => cells) }
}

/** What the bank sends back about these orders. */
async function answer(header: readonly string[], orders: readonly (readonly string[])[], ends: string[]) {
  const rows = [[...header, '处理结果', '失败原因'], ...orders.map((cells) => [...cells, ...ends])]
  const buffer = Buffer.from(csvText(rows))
  await finance!.locator('input[type=file]').setInputFiles({ name: '结果.csv', mimeType: 'text/csv', buffer })
  await tap(finance!, '确认结果')
  await shows(finance!, /已记录：成功/)
}

describe('R24 a transfer that fails and is paid the second time', () => {
  test('the student signs, and finance sends what is signed and nothing else', async () => {
    student = await phone()
    await enterAs(student, 'student')
    slip = await mine()
    const { name } = (await ask(student, '/api/me')).json
    await student.goto(`/payslips/${slip.id}`)
    await signByName(student, name)
    finance = await phone({ width: 1280, height: 800 })
    await enterAs(finance, 'finance')
    const { header, orders } = await batch('制作银行批次')
    expect(header).toEqual(['账号', '户名', '金额', '用途'])
    expect(orders).toHaveLength(1)
    expect(orders[0]!.slice(1)).toEqual([name, slip.net, '劳务费'])
    await answer(header, orders, ['失败', '账号户名不符'])
    await shows(finance, '等学生核对银行卡')
  })

  test('the student reads why, enters another card with the PIN, and it goes again by itself', async () => {
    await student!.goto('/allowance')
    await student!.getByRole('link', { name: /没有到账/ }).click()
    await shows(student!, '银行的原因：账号户名不符')
    const said = { kind: 'card-id', granted: true, version: consentTexts['card-id'].version }
    await student!.evaluate(
      (body) =>
        fetch('/api/consents', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
          body: JSON.stringify(body),
        }),
      said,
    )
    await student!.getByRole('link', { name: '修改银行卡' }).click()
    await student!.getByRole('button', { name: '银行卡号：修改' }).click()
    await student!.getByRole('dialog').getByLabel('银行卡号', { exact: true }).fill(newCard)
    await student!.getByRole('dialog').getByLabel(/PIN/).fill(demoPin)
    await student!.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await shows(student!, `银行卡号已保存，尾号 ${newCard.slice(-4)}`)
    await student!.goto(`/payslips/${slip.id}/payment`)
    await shows(student!, '已确认，等待下一批发放')
  })

  test('the second batch goes to the new card, the signature standing, and all adds up', async () => {
    const { header, orders } = await batch('制作重新发放批次')
    expect(orders).toEqual([[newCard, orders[0]![1], slip.net, '劳务费']])
    await answer(header, orders, ['成功', ''])
    await shows(finance!, '重新发放成功')
    const { total } = (await ask(finance!, `/api/transfers?run=${slip.runId}`)).json
    expect(total.counts).toEqual({ sent: 2, paid: 1, failed: 1, open: 0 })
    await student!.goto('/allowance')
    await student!.getByRole('link', { name: /已发放/ }).click()
    await shows(student!, /银行确认到账/)
    await student!.goto('/me/looks')
    await shows(student!, '制作银行发放文件')
    await until(async () => expect(await mine()).toMatchObject({ id: slip.id, signedAt: expect.any(Number) }))
  })

  test('nothing complained', () => expect(wrong()).toEqual([]))
})
