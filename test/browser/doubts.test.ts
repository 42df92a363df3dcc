/** What stands beside a signature: a doubt that is answered, and a sheet of paper that two people record. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, button, choose, demo, shows, signByName, tap, text, until } from './app.ts'

const { phone, wrong } = demo()
let [student, teacher, supervisor]: Page[] = []
let slip: { id: string }
let name = ''
let other = ''

const mine = async () => (await ask(student!, '/api/payslips')).json.payslips[0]

describe('有疑问', () => {
  test('the student opens a line, says what is wrong, and cannot sign while nobody has answered', async () => {
    student = await phone()
    await enterAs(student, 'student')
    ;[slip, { name }] = [await mine(), (await ask(student, '/api/me')).json]
    await student.goto(`/payslips/${slip.id}`)
    await button(student, '不便手写？改为键入姓名').waitFor()
    await student.locator('.slip-row summary').first().click()
    await student.locator('.slip-row').first().getByRole('button', { name: '有疑问' }).click()
    await choose(student, '提交疑问')
    await student.getByRole('alert').filter({ hasText: '写明哪里不对' }).waitFor()
    await student.getByRole('dialog').getByLabel('哪里不对').fill('10 月 20 日我也来了')
    await choose(student, '提交疑问')
    await shows(student, /有 1 条疑问等待答复/)
    expect(await button(student, '确认签名').count()).toBe(0)
    await expect.poll(async () => (await mine()).standing).toBe('objected')
    await student.goto('/allowance')
    await shows(student, '有疑问，等待答复')
  })

  test('the teacher answers on the card, which has the line and what the student says', async () => {
    teacher = await phone()
    await enterAs(teacher, 'teacher')
    await teacher.goto('/needs')
    const card = teacher.locator('.need', { hasText: '10 月 20 日我也来了' })
    await card.waitFor()
    await expect.poll(() => card.innerText()).toContain(name)
    await expect.poll(() => card.innerText()).toMatch(/¥[\d,.]+/)
    await card.getByRole('button', { name: '补贴单没有错' }).click()
    await card.getByRole('alert').filter({ hasText: '写明答复' }).waitFor()
    await card.getByLabel('答复').fill('那天是请假，已核对')
    await card.getByRole('button', { name: '补贴单没有错' }).click()
    await shows(teacher, `${name}：已答复`)
  })

  test('the student reads the answer, and signs', async () => {
    await student!.goto('/notices')
    await student!.getByText('疑问已有答复').click()
    await student!.waitForURL(`**/payslips/${slip.id}`)
    await shows(student!, /那天是请假，已核对/)
    await signByName(student!, name)
    await expect.poll(async () => (await mine()).standing).toBe('signed')
  })
})

describe('纸质签名', () => {
  test('the teacher records it with a photograph, which is made small on the phone', async () => {
    await teacher!.goto('/signatures')
    const card = teacher!.locator('.sign-card').first()
    await card.waitFor()
    other = await card.locator('h3').innerText()
    await card.getByRole('button', { name: '代为登记' }).click()
    await choose(teacher!, '提交登记')
    await teacher!.getByRole('alert').filter({ hasText: '签名页的照片' }).waitFor()
    const size = { width: 1500, height: 1100, channels: 3 as const }
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
    const photo = await sharp({ create: { ...size, background: '#fff', noise } })
      .png()
      .toBuffer()
    await teacher!
      .getByLabel('签名页照片')
      .setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: photo })
    await shows(teacher!, /已选好照片/)
    await teacher!.getByRole('dialog').getByLabel('原因').fill('手机摔坏了')
    const sent = teacher!.waitForRequest(
      (request) => request.url().endsWith('/api/attestations') && request.method() === 'POST',
    )
    await choose(teacher!, '提交登记')
    const { picture } = (await sent).postDataJSON() as { picture: string }
    const answer = await (await sent).response()
    expect(await answer?.json()).toMatchObject({ kind: 'paper' })
    const kept = Buffer.from(picture, 'base64')
    expect(kept.length).toBeLessThanOrEqual(300_000)
    expect((await sharp(kept).metadata()).format).toBe('jpeg')
    await shows(teacher!, /等甲方负责人确认/)
  })

  test('a supervisor looks at it and confirms, and the page of the payout counts it', async () => {
    supervisor = await phone()
    await enterAs(supervisor, 'supervisor')
    await supervisor.goto('/needs')
    const card = supervisor.locator('.need', { hasText: '手机摔坏了' })
    await card.getByRole('button', { name: '看照片' }).click()
    await card.getByRole('img', { name: `${other} 签名页的照片` }).waitFor()
    await card.getByRole('button', { name: '确认属实' }).click()
    await shows(supervisor, `${other}：已确认`)
    const { runs } = (await ask(supervisor, '/api/payouts')).json
    expect(runs[0].counts).toMatchObject({ signed: 1, attested: 1, objected: 0 })
    await supervisor.goto(`/payouts/${runs[0].id}`)
    await shows(supervisor, /已签名 1 · 已登记 1/)
    await tap(supervisor, '提醒未签名的人')
    await shows(supervisor, `已提醒 ${runs[0].counts.waiting} 人`)
    await tap(supervisor, '提醒未签名的人')
    await shows(supervisor, '今天都提醒过了')
  })

  test('nothing went wrong on the way', async () => {
    await until(async () => expect(await text(supervisor!)).toContain('签名进度'))
    expect(wrong()).toEqual([])
  })
})
