import { readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoPin } from '../../shared/demo/pin.ts'
import { slipHash } from '../../shared/payouts/canonical.ts'
import { enterAs } from '../kit/browser.ts'
import { ask, button, choose, decideAllOn, demo, moveClock, shownReceipt } from './app.ts'
import { shownTotal, shows, tap, tell, text, today, until } from './app.ts'

const { phone, wrong } = demo()
const dates = ['2020-10-24', '2020-11-12'] as const
let [student, leader, supervisor, leadTeacher]: Page[] = []
let [before, run, slip]: unknown[] = []

const runOf = async (page: Page) => (await ask(page, `/api/payouts/${run as string}`)).json
const mySlip = async () =>
  (await ask(student!, '/api/payslips')).json.payslips.find((one: { runId: string }) => one.runId === run).id

async function compute() {
  await supervisor!.goto('/payouts')
  for (const [n, label] of ['从', '到'].entries())
    await supervisor!.getByLabel(label, { exact: true }).selectOption(dates[n]!)
  await tap(supervisor!, /^核算/)
  await supervisor!.waitForURL(/payouts\/.+/)
  return supervisor!.url().split('/').pop()
}

async function approveAndPublish() {
  await tap(supervisor!, '以甲方批准')
  await until(async () => expect((await runOf(supervisor!)).approvals).toHaveLength(1))
  await leadTeacher!.goto(`/payouts/${run as string}`)
  await tap(leadTeacher!, '以学校批准')
  await until(async () => expect((await runOf(leadTeacher!)).state).toBe('approved'))
  await decideAllOn(supervisor!, run as string)
  await supervisor!.goto(`/payouts/${run as string}`)
  await tap(supervisor!, '发布给学生签名')
  await until(async () => expect((await runOf(supervisor!)).state).toBe('published'))
}

async function signAs(name: string) {
  const field = student!.getByLabel('请输入本人姓名')
  if (!(await field.isVisible())) await tap(student!, '不便手写？改为键入姓名')
  await field.fill(name)
  await tap(student!, '确认签名')
}

/** The second factor, where the page asks for one. */
async function givePin() {
  const sheet = student!.getByRole('dialog')
  await sheet.getByLabel('PIN').fill(demoPin)
  await sheet.locator('button[type=submit]').click()
}

describe('from check-in to signature', () => {
  test('a student enters with one tap, checks in, and is shown the receipt that the server has', async () => {
    student = await phone()
    await enterAs(student, 'student')
    before = await shownTotal(student)
    await student.goto('/')
    await tap(student, /^签到/)
    const receipt = await shownReceipt(student)
    await shows(student, '已签到')
    await expect.poll(async () => (await today(student!)).checkIn.receipt).toBe(receipt)
  })

  test('the leader sees who came and confirms everybody in one tap', async () => {
    leader = await phone()
    await enterAs(leader, 'leader')
    await moveClock(leader, 'shift-start')
    await leader.goto('/roll-call')
    await tap(leader, /^全部确认/)
    await shows(leader, '这一班已全部确认')
  })

  test('the allowance grows by exactly the line of that day', async () => {
    expect(await shownTotal(student!)).toBe((before as number) + 80_00)
    await shows(student!, /到11月22日，还有 \d+ 个班都出勤/)
    const row = student!.locator('details', { hasText: '每天 80 元 × 1 天' }).first()
    await row.locator('summary').first().click()
    await row.locator('details', { hasText: '11月12日' }).first().waitFor()
    await expect.poll(() => row.locator('details', { hasText: '11月12日' }).innerText()).toContain('¥80.00')
  })

  test('the supervisor computes the payout and approves for the company, but not for the school', async () => {
    supervisor = await phone({ width: 1280, height: 800 })
    await enterAs(supervisor, 'supervisor')
    run = await compute()
    await button(supervisor, '以甲方批准').waitFor()
    expect(await button(supervisor, '以学校批准').count()).toBe(0)
    const { contentHash } = await runOf(supervisor)
    const refused = await tell(supervisor, `/api/payouts/${run as string}/approve-school`, { contentHash })
    expect(refused).toBe(403)
  })

  test('the school approves by somebody else, and the supervisor publishes', async () => {
    leadTeacher = await phone()
    await enterAs(leadTeacher, 'lead-teacher')
    await approveAndPublish()
    slip = await mySlip()
  })

  test('the payslip opens with a fingerprint reckoned on the phone, and another name is refused in words', async () => {
    await student!.goto(`/payslips/${slip as string}`)
    await button(student!, '手写签名').waitFor()
    await student!.locator('details', { hasText: '签名的原文' }).locator('summary').first().click()
    const bytes = await student!.locator('pre').innerText()
    await expect.poll(() => text(student!)).toContain(slipHash(utf8ToBytes(bytes)))
    await signAs('别人')
    await givePin()
    await student!.getByRole('alert').filter({ hasText: '姓名' }).waitFor()
    await expect
      .poll(async () => (await ask(student!, `/api/payslips/${slip as string}/receipt`)).status)
      .toBe(404)
  })

  test('a changed fact reaches an open signing page as a new payslip, and the old one is not signed', async () => {
    const { name } = (await ask(student!, '/api/me')).json
    await tap(leader!, `修改 ${name} 的状态`)
    // In the ten minutes in which it could be undone nobody asks why.
    await choose(leader!, '缺勤')
    await until(async () => expect((await today(student!)).attendance.state).toBe('absent'))
    await compute()
    await approveAndPublish()
    const newer = await mySlip()
    expect(newer).not.toBe(slip)
    await signAs(name)
    await shows(student!, '补贴单刚刚有变化')
    await student!.waitForURL(`**/payslips/${newer}`)
    await shows(student!, '原来有，现在没有了')
    await expect.poll(async () => (await ask(student!, `/api/payslips/${newer}/receipt`)).status).toBe(404)
    slip = newer
  })

  test('the typed name signs the payslip, and anybody can verify the receipt with the published keys', async () => {
    const { name } = (await ask(student!, '/api/me')).json
    await signAs(name)
    await student!.waitForURL('**/receipt')
    await shows(student!, '原文与指纹一致，刚刚在本机核对过')
    const { status, json } = await ask(student!, `/api/payslips/${slip as string}/receipt`)
    const { ed25519: keys } = (await ask(student!, '/.well-known/payout-keys.json')).json
    expect(status).toBe(200)
    expect(slipHash(utf8ToBytes(json.bytes))).toBe(json.hash)
    expect(JSON.parse(json.statement).slipHash).toBe(json.hash)
    await expect.poll(() => text(student!)).toContain(json.hash)
    const [seal, key] = [hexToBytes(json.seal), hexToBytes(keys[json.sealKid])]
    expect(ed25519.verify(seal, utf8ToBytes(json.statement), key)).toBe(true)
    expect(ed25519.verify(seal, utf8ToBytes(json.statement.replace('typed', 'drawn')), key)).toBe(false)
  })

  test('R28 the saved receipt is checked by anybody, without an account and without a network', async () => {
    const saving = student!.waitForEvent('download')
    await tap(student!, '保存回执')
    const saved = readFileSync(await (await saving).path(), 'utf8')
    const parent = await phone()
    await parent.goto('/verify')
    await shows(parent, '核对签名回执')
    const check = async (receipt: string) => {
      await parent.locator('textarea').fill(receipt)
      await tap(parent, '核对')
    }
    await check(saved)
    await shows(parent, '回执有效')
    await shows(parent, '这份签名仍然有效')
    await parent.context().setOffline(true)
    await check(saved)
    await shows(parent, '没有联网')
    await check(saved.replace(/\\"net\\":\\"\d/, '\\"net\\":\\"9'))
    await shows(parent, '补贴单的内容和签名时不一样')
    await check(saved.replace(/"seal": "../, '"seal": "00'))
    await shows(parent, '服务器的签章对不上')
  })

  test('nothing complained on any of these pages', () => {
    expect(wrong()).toEqual([])
  })
})
