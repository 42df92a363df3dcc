import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { cardNumberOf, idNumberOf } from '../kit/numbers.ts'
import { scannerFor } from '../kit/plaintext.ts'
import { who } from '../kit/school.ts'
import { ask, shows, tap, text, until } from './app.ts'
import { agree, choosePin, kept, provePin, school, signIn, studentsPin } from './school.ts'

const { phone, slip, enrolled, wrong, pages, printed, asked } = school()
const [idNumber, cardNumber, newCard] = [idNumberOf(7), cardNumberOf(7), cardNumberOf(8)]
const inFours = (number: string) => number.replaceAll(/(.{4})(?=.)/g, '$1 ')

async function enter(page: Page, what: string, number: string, pin = studentsPin) {
  await page.getByRole('button', { name: what }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill(number)
  await provePin(page, '保存', pin)
}

describe('inside WeChat, where there are no passkeys, no service worker and no push', () => {
  const agent =
    'Mozilla/5.0 (Linux; Android 10; V1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 MMWEBSDK/20210902 Mobile Safari/537.36 MicroMessenger/8.0.15.2020(0x28000F30) WeChat/arm64'

  test('a student comes in with a slip, is told of the browser, and signs the undertaking with the key', async () => {
    const page = await phone({ userAgent: agent })
    await page.addInitScript(() => {
      for (const name of ['PublicKeyCredential', 'PushManager', 'ServiceWorker', 'SyncManager'])
        Reflect.deleteProperty(globalThis, name)
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
    })
    await page.goto(`/i#${(await slip(who.studentB)).token}`)
    expect(await page.evaluate(() => 'serviceWorker' in navigator || 'PushManager' in window)).toBe(false)
    await tap(page, '是我，继续')
    await agree(page)
    await tap(page, '下一步')
    await choosePin(page)
    await tap(page, '绑定这台设备')
    await shows(page, '绑定好了')
    await shows(page, '在浏览器打开')
    await page.getByRole('link', { name: '进入今天' }).click()
    await page.goto('/me/undertaking')
    await page.getByLabel('请输入本人姓名').fill('别人')
    await page.getByLabel('请输入本人姓名').scrollIntoViewIfNeeded()
    await tap(page, '签名')
    await page.getByRole('alert').filter({ hasText: '姓名' }).waitFor()
    await page.getByLabel('请输入本人姓名').fill('学生012')
    await tap(page, '签名')
    await shows(page, /月\d+日 \d+:\d+ 已签/)
    await expect.poll(async () => (await ask(page, '/api/undertakings/own')).json.signedAt).toBeGreaterThan(0)
    await page.goto('/me/devices')
    await shows(page, '微信 · Android')
  })
})

describe('the own numbers', () => {
  let page: Page

  test('are checked as they are typed, and entered with the PIN and the device’s key', async () => {
    page = await enrolled(who.studentA)
    await page.goto('/me/numbers')
    await page.getByRole('button', { name: '身份证号：登记' }).click()
    const typed = page.getByRole('dialog').getByRole('textbox').first()
    await typed.fill(idNumber.slice(0, 16) + (idNumber[16] === '0' ? '1' : '0') + idNumber[17])
    await shows(page, '号码有一位不对')
    await typed.fill(inFours(idNumber))
    await provePin(page, '保存', '112358')
    await shows(page, /PIN 不正确|还可以试/)
    await provePin(page, '保存')
    await shows(page, `身份证号已保存，尾号 ${idNumber.slice(-4)}`)
    await enter(page, '银行卡号：登记', cardNumber)
    await shows(page, `银行卡号已保存，尾号 ${cardNumber.slice(-4)}`)
    await enter(page, '银行卡号：修改', newCard)
    await shows(page, `银行卡号已保存，尾号 ${newCard.slice(-4)}`)
    const { json } = await ask(page, '/api/private')
    expect([json.idNumberTail, json.cardNumberTail]).toEqual([idNumber.slice(-4), newCard.slice(-4)])
  })

  test('show whole for half a minute, not when the phone is laid aside, and each look is on record', async () => {
    await page.clock.install()
    const reveal = async () => {
      await page.getByRole('button', { name: '显示完整号码：身份证号' }).click()
      await provePin(page, '显示完整号码')
      await shows(page, idNumber.replace(/(.{6})(.{8})/, '$1 $2 '))
    }
    await reveal()
    await page.clock.runFor(31_000)
    await until(async () => expect(await text(page)).not.toContain(idNumber.slice(0, 4)))
    await reveal()
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await until(async () => expect(await text(page)).not.toContain(idNumber.slice(0, 4)))
    await page.goto('/me/looks')
    await shows(page, '你自己 看了身份证号')
    await expect.poll(() => page.locator('.look').count()).toBe(2)
  })

  test('cannot be entered once the consent to them is withdrawn, which stays in its history', async () => {
    await page.goto('/me/consents')
    await page.getByRole('button', { name: '撤回同意' }).last().click()
    await page.getByRole('dialog').getByRole('button', { name: '撤回同意' }).click()
    await expect
      .poll(async () => (await ask(page, '/api/consents')).json.inForce['card-id'].granted)
      .toBe(false)
    await page.locator('details', { hasText: '历次选择' }).last().locator('summary').click()
    await shows(page, /· 撤回 ·/)
    await page.goto('/me/numbers')
    await shows(page, '需要先同意')
    expect(await page.getByRole('button', { name: /：(登记|修改)/ }).count()).toBe(0)
  })

  test('R34 stand nowhere in the browser: not in IndexedDB, Cache Storage or localStorage, nor in an address or the log', async () => {
    const stores = (await Promise.all(pages().map(kept))).join('\n')
    const { find } = scannerFor([idNumber, cardNumber, newCard])
    expect(stores).toContain('daogang-devices')
    expect(find(stores)).toEqual([])
    expect(find(asked.join('\n') + printed())).toEqual([])
    expect(stores).not.toContain(studentsPin)
  })
})

describe('the account', () => {
  test('has a new PIN at once, other log-ins end, and the device stays', async () => {
    const page = await enrolled(who.otherA)
    await page.goto('/me/pin')
    await page.getByLabel('现在的 PIN').fill(studentsPin)
    await page.getByLabel('新的 PIN').fill(studentsPin)
    await shows(page, '和现在的一样')
    await page.getByLabel('新的 PIN').fill('907153')
    await page.getByLabel('再输入一次').fill('907153')
    await tap(page, '修改')
    await shows(page, 'PIN 已修改')
    await page.goto('/me/devices')
    await shows(page, '只有这里登录着')
    await page.goto('/me')
    await tap(page, '退出登录')
    await page.waitForURL('**/sign-in')
    await signIn(page, studentsPin)
    await shows(page, /还可以试/)
    await signIn(page, '907153')
    await page.locator('nav.tabs').waitFor()
  })

  test('leaves this browser with its key when the device is removed', async () => {
    const page = pages().at(-1)!
    await page.goto('/me/devices')
    await page.locator('.device-row', { hasText: '本机' }).getByRole('button').click()
    await page.getByRole('dialog').getByRole('button', { name: '移除本机' }).click()
    await page.waitForURL('**/sign-in')
    await shows(page, '还没有登录')
    expect(await kept(page)).toContain('["daogang-devices","devices",[]]')
    await page.getByRole('link', { name: '我有邀请单' }).click()
    await shows(page, '用邀请单进入')
  })

  test('none of it left a complaint', () => expect(wrong()).toEqual([]))
})
