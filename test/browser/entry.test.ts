import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { who } from '../kit/school.ts'
import { ask, button, shows, tap, text, until } from './app.ts'
import { signedIn } from './configured.ts'
import { agree, choosePin, comeIn, kept, provePin, school, signIn, studentsPin } from './school.ts'

const { phone, slip, enrolled, secrets, asked, printed, wrong, pages, url } = school()
const me = async (page: Page) => (await ask(page, '/api/me')).json
const devicesOf = async (page: Page) => (await ask(page, '/api/devices')).json.devices as unknown[]

const focusOn = (page: Page, selector: string) =>
  page.evaluate((one) => !!document.activeElement?.matches(one), selector)

/** Adds this browser by the QR code that another one shows, which is a link. */
async function linkFrom(page: Page) {
  await page.goto('/me/devices')
  await tap(page, '添加一台设备')
  const answer = page.waitForResponse('**/api/devices/link')
  await provePin(page, '显示二维码')
  const { token } = (await (await answer).json()) as { token: string }
  secrets.push(token)
  return token
}

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'

/** Comes in on one more device, with the slip that a teacher makes for it. */
async function addBySlip(page: Page, number: string) {
  await page.goto(`/i#${(await slip(number, 'add')).token}`)
  await tap(page, '是我，继续')
  await page.getByLabel('PIN').fill(studentsPin)
  await tap(page, '绑定这台设备')
  await page.getByRole('link', { name: '进入今天' }).click()
  await page.locator('nav.tabs').waitFor()
}

describe('a slip', () => {
  test('R30 opens by its token, which is gone from the address before anything is asked', async () => {
    const page = await phone()
    const { token } = await slip(who.studentA)
    await page.goto(`/i#${token}`)
    await shows(page, '是你吗？')
    expect(page.url()).toBe(`${url()}/i`)
    await expect.poll(() => text(page)).toMatch(/学\*+2/)
    await expect.poll(() => text(page)).toContain('19电商1班')
    expect(await text(page)).not.toContain('学生002')
    await comeIn(page)
    await expect.poll(async () => (await me(page)).number).toBe(who.studentA)
    // The key stays: after a reload and a log-out the PIN alone lets in again.
    await page.reload()
    await page.goto('/me')
    await tap(page, '退出登录')
    await page.waitForURL('**/sign-in')
    await expect.poll(async () => (await ask(page, '/api/me')).status).toBe(401)
    // Whoever followed a link arrives there; with the keyboard alone it works as well.
    await page.goto('/allowance')
    await page.waitForURL('**/sign-in')
    await shows(page, '欢迎回来')
    expect(await text(page)).not.toMatch(/学生002|2019/)
    for (let n = 0; n < 10 && !(await focusOn(page, 'input')); n += 1) await page.keyboard.press('Tab')
    await page.keyboard.type(studentsPin)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/allowance')
    await expect.poll(async () => (await me(page)).number).toBe(who.studentA)
  })

  test('opens by number and code, however they are written; a weak PIN is refused at once', async () => {
    const page = await phone()
    const { code } = await slip(who.otherA)
    await page.goto('/i')
    await page.getByLabel('学号').fill(` ${who.otherA} `)
    await page.getByLabel('邀请码').fill('ABU')
    await shows(page, '邀请码里没有「U」')
    await page.getByLabel('邀请码').fill(code.toLowerCase().replaceAll('-', ' '))
    await tap(page, '下一步')
    await tap(page, '是我，继续')
    await page
      .getByRole('group', { name: /基本信息/ })
      .getByText('不同意', { exact: true })
      .click()
    await shows(page, '不同意这一项就不能使用到岗')
    await agree(page, false)
    await shows(page, '可以不同意')
    await tap(page, '下一步')
    await page.getByLabel('PIN', { exact: true }).fill('123456')
    await shows(page, '太容易猜到')
    await choosePin(page)
    await page.getByLabel('再输入一次').fill('740287')
    await shows(page, '两次输入不一样')
    await choosePin(page)
    await tap(page, '绑定这台设备')
    await shows(page, '绑定好了')
    await expect.poll(async () => (await me(page)).number).toBe(who.otherA)
    const { json } = await ask(page, '/api/consents')
    expect(json.inForce.basic.granted).toBe(true)
    expect(json.inForce['card-id'].granted).toBe(false)
  })

  test('used once is refused in a sentence, and shows the way in with the PIN', async () => {
    const page = await phone()
    const { token } = await slip(who.leaderB)
    await page.goto(`/i#${token}`)
    await comeIn(page)
    await page.goto(`/i#${token}`)
    await page.reload()
    await page.getByLabel('学号').waitFor()
    await page.goto(`/i#${token}`)
    await shows(page, /已经用过|不正确或已过期/)
    await page.getByRole('link', { name: '用 PIN 登录' }).click()
    await shows(page, '欢迎回来')
    const other = await phone()
    await other.goto(`/i#${'0'.repeat(22)}`)
    await shows(other, /不正确或已过期/)
    expect(await other.getByRole('link', { name: '用 PIN 登录' }).count()).toBe(0)
  })
})

describe('an enrolled phone', () => {
  test('adds a second device by a QR code that asks for the PIN on both', async () => {
    const first = await enrolled(who.studentB)
    const token = await linkFrom(first)
    await shows(first, /还有 0[12]:\d\d/)
    await first.getByRole('img', { name: '添加设备的二维码' }).waitFor()
    const second = await phone()
    await second.goto(`/i#${token}`)
    await shows(second, '把这台设备加到自己的账号里')
    await tap(second, '是我，继续')
    await second.getByLabel('PIN').fill(studentsPin)
    await tap(second, '绑定这台设备')
    await shows(second, '绑定好了')
    await expect.poll(async () => (await me(second)).number).toBe(who.studentB)
    expect(await devicesOf(first)).toHaveLength(3)
    // It takes the second one away again, which is out at once.
    await first.goto('/me/devices')
    await first
      .getByRole('button', { name: /^移除 / })
      .first()
      .waitFor()
    const rows = first.locator('.device-row', { hasText: '由另一台设备添加' })
    await rows.getByRole('button').click()
    await first.getByRole('dialog').getByRole('button', { name: '移除' }).click()
    await until(async () => expect(await devicesOf(first)).toHaveLength(2))
    await expect.poll(async () => (await ask(second, '/api/me')).status).toBe(401)
  })

  test('that is lost is out at once when the teacher makes a new slip', async () => {
    const lost = await enrolled(who.leaderA)
    expect((await ask(lost, '/api/me')).status).toBe(200)
    const { token } = await slip(who.leaderA, 'replace')
    expect((await ask(lost, '/api/me')).status).toBe(401)
    const found = await phone()
    await found.goto(`/i#${token}`)
    await shows(found, '原来的设备已经停用')
    await tap(found, '是我，继续')
    await choosePin(found, '907153')
    await tap(found, '绑定这台设备')
    await shows(found, '绑定好了')
    await lost.goto('/')
    await lost.waitForURL('**/sign-in')
    await signIn(lost)
    await shows(lost, 'PIN 已停用')
    await lost.getByRole('link', { name: '我有邀请单' }).first().waitFor()
  })

  test('that the teacher takes away is out at once, and the student reads of it after coming in again', async () => {
    const taken = await phone({ userAgent: iPhone })
    await addBySlip(taken, who.studentA)
    const { json } = await ask(taken, '/api/devices')
    const { label } = json.devices.find(({ current }: { current: boolean }) => current)
    const teacher = await signedIn(await phone(), who.teacher1)
    await teacher.goto('/people')
    await tap(teacher, '学生002 的详情')
    await tap(teacher, `移除设备 ${label}`)
    await expect.poll(async () => (await ask(taken, '/api/me')).status).toBe(401)
    await expect.poll(() => button(teacher, `移除设备 ${label}`).count()).toBe(0)
    await taken.reload()
    await taken.waitForURL('**/sign-in')
    await addBySlip(taken, who.studentA)
    await taken.goto('/notices')
    await shows(taken, `职员T001移除了你账号的设备「${label}」`)
  })

  test('with a wrong PIN says how many tries are left, and pauses after five', async () => {
    const page = await enrolled('2019010013')
    await page.goto('/me')
    await tap(page, '退出登录')
    await page.waitForURL('**/sign-in')
    for (const left of [4, 3, 2, 1]) {
      await signIn(page, '112358')
      await shows(page, `还可以试 ${left} 次`)
    }
    await signIn(page, '112358')
    await shows(page, /请等候 \d+ 分钟/)
    await expect.poll(() => page.getByRole('button', { name: '登录', exact: true }).isDisabled()).toBe(true)
  })

  test('R30 leaves no token and no code with the server’s log, in an address or in what a browser keeps', async () => {
    expect(secrets.length).toBeGreaterThan(10)
    const stores = await Promise.all(pages().map(kept))
    expect(stores.some((store) => store.includes('daogang-devices'))).toBe(true)
    const places = { log: printed(), addresses: asked.join('\n'), stores: stores.join('\n') }
    for (const [place, words] of Object.entries(places))
      expect(
        secrets.filter((secret) => words.includes(secret)),
        place,
      ).toEqual([])
    expect(stores.join('\n')).not.toContain(studentsPin)
    expect(wrong()).toEqual([])
  })
})
