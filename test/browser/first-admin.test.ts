import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { fromBase32 } from '../../shared/credentials/base32.ts'
import { readRecoveryCode } from '../../shared/credentials/recovery-code.ts'
import { stepOf, totpAt } from '../../shared/credentials/totp.ts'
import { ask, button, shows, tap, text, until } from './app.ts'
import { configured, withAuthenticator } from './configured.ts'

const { phone, printed, wrong } = configured(async () => {})
const password = '窗外的雨下了一整夜没有停'
let [admin, supervisor]: Page[] = []
let link = ''
let codes: string[] = []

const fill = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).last().fill(value)

async function keepCodes(page: Page) {
  await shows(page, '十个恢复码')
  const shown = await page.getByRole('list', { name: '恢复码' }).getByRole('listitem').allInnerTexts()
  await page.getByLabel('我已经收好这些恢复码').check()
  await tap(page, '下一步')
  return shown
}

describe('a server without an admin', () => {
  test('prints a link at its console, and the fragment is gone from the address bar at once', async () => {
    link = /\S+\/join#\S+/.exec(printed())![0]
    admin = await phone({ width: 1280, height: 800 })
    await admin.goto(link)
    await shows(admin, '第一位管理员')
    expect(admin.url()).toMatch(/\/join$/)
  })

  test('asks for number, name and a password that it tells good from bad in words', async () => {
    await fill(admin!, '工号', 'A001')
    await fill(admin!, '姓名', '钱进')
    await admin!.getByText('密码和验证器').click()
    await tap(admin!, '下一步')
    await fill(admin!, '新密码', 'short')
    await shows(admin!, '还差 7 个字符')
    await fill(admin!, '新密码', 'iloveyou12345678')
    await shows(admin!, '太常见，很容易被猜到')
    await fill(admin!, '新密码', '我是钱进不是别人对不对呀')
    await shows(admin!, '含有你的工号或姓名，容易被猜到')
    await expect.poll(() => button(admin!, '下一步').isDisabled()).toBe(true)
    await fill(admin!, '新密码', password)
    await fill(admin!, '再输一次', password)
    await tap(admin!, '下一步')
  })

  test('shows ten recovery codes once, and goes on when they are kept', async () => {
    await expect.poll(() => button(admin!, '下一步').isDisabled()).toBe(true)
    codes = await keepCodes(admin!)
    expect(codes.map((code) => readRecoveryCode(code) !== undefined)).toEqual(Array(10).fill(true))
  })

  test('takes the code of the secret that it shows, refuses another, and the admin is in', async () => {
    await shows(admin!, '绑定验证器')
    const secret = (await admin!.locator('code').innerText()).replaceAll(/\s/g, '')
    const right = totpAt(fromBase32(secret)!, stepOf(Date.now()))
    await fill(admin!, '六位数字', right === '000000' ? '111111' : '000000')
    await tap(admin!, '完成并进入')
    await admin!.locator('main').getByRole('alert').waitFor()
    await fill(admin!, '六位数字', totpAt(fromBase32(secret)!, stepOf(Date.now())))
    await tap(admin!, '完成并进入')
    await admin!.waitForURL('**/people')
    await expect
      .poll(async () => (await ask(admin!, '/api/me')).json)
      .toMatchObject({
        number: 'A001',
        name: '钱进',
        roles: ['admin'],
      })
  })

  test('the link is used up, and a page loaded again says so', async () => {
    const other = await phone()
    await other.goto(link)
    await other.getByRole('alert').waitFor()
    await other.reload()
    await shows(other, '请重新打开邀请链接')
    await other.context().close()
  })
})

describe('the admin invites a supervisor', () => {
  test('and is shown the link once, with the same in its QR code', async () => {
    await admin!.getByRole('link', { name: /教职工与角色/ }).click()
    await tap(admin!, '新增教职工')
    await fill(admin!, '工号', 'S001')
    await fill(admin!, '姓名', '李主管')
    await admin!.getByLabel('角色', { exact: true }).selectOption('supervisor')
    await tap(admin!, '新增并生成邀请链接')
    link = await admin!.getByLabel('邀请链接', { exact: true }).innerText()
    expect(link).toMatch(/^http:\/\/localhost:\d+\/join#[\w-]{22}$/)
    await admin!.keyboard.press('Escape')
    await shows(admin!, '还没有开通')
    expect(await admin!.locator('body').innerText()).not.toContain(link.split('#')[1])
  })

  test('who joins with a passkey and no password', async () => {
    supervisor = await phone()
    await withAuthenticator(supervisor)
    await supervisor.goto(link)
    await shows(supervisor, '李*')
    await tap(supervisor, '下一步')
    await keepCodes(supervisor)
    await tap(supervisor, '创建通行密钥')
    await supervisor.waitForURL('**/board')
    await expect
      .poll(async () => (await ask(supervisor!, '/api/credentials')).json)
      .toMatchObject({
        password: false,
        recoveryLeft: 10,
        passkeys: [{}],
      })
  })

  test('and signs in by it again, without typing anything', async () => {
    await supervisor!.goto('/me')
    await tap(supervisor!, '退出登录')
    await supervisor!.waitForURL('**/sign-in')
    await tap(supervisor!, /教职工与企业人员/)
    await tap(supervisor!, '用通行密钥登录')
    await supervisor!.waitForURL('**/board')
    await expect.poll(async () => (await ask(supervisor!, '/api/me')).json).toMatchObject({ number: 'S001' })
  })

  test('and cannot take away the last way in', async () => {
    await supervisor!.goto('/me')
    await supervisor!.getByRole('link', { name: /登录方式/ }).click()
    await shows(supervisor!, '通行密钥')
    await supervisor!.getByRole('button', { name: /^移除/ }).click()
    await supervisor!.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
    await supervisor!.getByRole('dialog').getByRole('alert').waitFor()
    await supervisor!.keyboard.press('Escape')
    await expect.poll(async () => (await ask(supervisor!, '/api/credentials')).json.passkeys).toHaveLength(1)
  })

  test('the admin makes new recovery codes, which end the old ones, and adds a passkey', async () => {
    await withAuthenticator(admin!)
    await admin!.goto('/me/credentials')
    await tap(admin!, '换一组新的恢复码')
    const sheet = admin!.getByRole('dialog')
    await sheet.getByRole('listitem').nth(9).waitFor()
    const fresh = await sheet.getByRole('listitem').allInnerTexts()
    expect(fresh.filter((code) => codes.includes(code))).toEqual([])
    await sheet.getByLabel('我已经收好这些恢复码').check()
    await sheet.getByRole('button', { name: /启用这一组/ }).click()
    await shows(admin!, '已更新')
    await tap(admin!, '添加通行密钥')
    await sheet.getByLabel(/起个名字/).fill('办公室的电脑')
    await sheet.getByRole('button', { name: '创建通行密钥' }).click()
    await shows(admin!, '办公室的电脑')
    await expect
      .poll(async () => (await ask(admin!, '/api/credentials')).json)
      .toMatchObject({
        password: true,
        recoveryLeft: 10,
        passkeys: [{ name: '办公室的电脑' }],
      })
    await admin!.goto('/people/staff')
  })

  test('nothing of a secret is stored in the browser, and nothing complained', async () => {
    for (const page of [admin!, supervisor!]) {
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
      for (const secret of [password, link.split('#')[1]!, codes[0]!.replaceAll(' ', '')])
        expect(kept).not.toContain(secret)
    }
    await until(async () => expect(await text(admin!)).toContain('李主管'))
    expect(wrong()).toEqual([])
  })
})
