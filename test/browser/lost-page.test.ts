import { expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { button, shows, until } from './app.ts'
import { proxied, rows, warmed } from './offline.ts'
import { part } from './parts.ts'

const { proxy, phone, student, wrong } = proxied()
const tab = (path: string) => `nav.tabs a[href="${path}"]`

test('R35 the shell holds what reads the kept answers', async () => {
  const page = await student()
  const worker = await page.request.get('/sw.js').then((answer) => answer.text())
  const { file, css = [] } = part('background')
  expect(css).toHaveLength(1)
  for (const needed of [file, ...css]) expect(worker).toContain(needed)
})

test('R35 one visit of 今天 is enough to read the plan, the attendance and the allowance without a network', async () => {
  const page = await student()
  await warmed(page)
  const { personId } = await page.evaluate(async () => (await fetch('/api/me')).json())
  const kept = await rows<{ url: string; person: string }>(page, 'kept')
  expect(kept.map(({ url }) => url.split('?')[0]).sort()).toEqual([
    '/api/allowance/projection',
    '/api/allowance/running',
    '/api/attendance/month',
    '/api/attendance/requests',
    '/api/attendance/today',
    '/api/me',
    '/api/payslips',
  ])
  expect(new Set(kept.map(({ person }) => person))).toEqual(new Set([personId]))
  proxy().rule = () => 'cut'
  // Anew for each, and then from one to the next as somebody does who taps.
  for (const open of [
    (path: string) => page.goto(path),
    (path: string) => page.locator(tab(path)).click(),
  ] as const) {
    for (const [path, words] of [
      ['/allowance', ['实发约', '按排班全部出勤', '待签名', '显示的是']],
      ['/records', ['出勤', '申请', '显示的是']],
      ['/me', ['学号', '退出登录', '显示的是']],
      ['/', ['显示的是']],
    ] as const) {
      await open(path)
      for (const said of words) await shows(page, said)
      expect(await page.locator('main').getByText('连不上服务器').count(), path).toBe(0)
      expect(await page.locator('main .bone:visible').count(), path).toBe(0)
    }
    await button(page, /^签到/).waitFor()
  }
})

test('R35 so it is for who reads English, whose words come by themselves', async () => {
  const page = await student(undefined, 'en-US')
  await warmed(page)
  await until(async () =>
    expect(
      await page.evaluate(async () =>
        (await caches.open((await caches.keys())[0]!)).keys().then((all) => all.map(({ url }) => url)),
      ),
    ).toContainEqual(expect.stringContaining(part('records.en').file)),
  )
  proxy().rule = () => 'cut'
  for (const [path, words] of [
    ['/allowance', 'Payslips'],
    ['/records', 'My requests'],
    ['/me', 'Log out'],
    ['/', 'what was known at'],
  ] as const) {
    await page.goto(path)
    await shows(page, words)
    expect(await page.locator('main').innerText(), path).not.toMatch(/[补记签][贴录到]/)
  }
})

test('R35 an answer that was kept of late is not asked for again with the next visit', async () => {
  const page = await student()
  await warmed(page)
  proxy().seen.length = 0
  await page.goto('/')
  await until(() => expect(proxy().seen.map(({ what }) => what)).toContain('GET /sw.js'))
  await page.waitForTimeout(1_500)
  const asked = proxy().seen.map(({ what }) => what.replace(/\?.*/, ''))
  expect(asked.filter((what) => /payslips|projection|requests|month/.test(what))).toEqual([])
})

test('R35 a page that is not on the phone says that it needs the network, and leads back to those that are', async () => {
  const page = await student()
  proxy().rule = () => 'cut'
  for (const path of ['/me/devices', '/payslips/p']) {
    await page.goto(path)
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
    await page.getByRole('link', { name: '今天' }).click()
    await page.getByRole('button', { name: /^签到/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  }
  await page.locator(tab('/me')).click()
  await page.getByRole('link', { name: /^设备与登录/ }).click()
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  proxy().rule = () => undefined
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  await page.waitForURL('**/me/devices')
  await page.getByRole('heading', { name: '设备与登录' }).waitFor()
})

test('leaves no complaint on the console but of what is not on the phone', () => {
  const missing = /Failed to load resource: net::ERR_FAILED \S+\/assets\//
  expect(wrong().filter((said) => !missing.test(said))).toEqual([])
})

test('R35 nor does it take away the page on which somebody writes meanwhile', async () => {
  const page = await student()
  await page.goto('/records')
  await page.locator('main a[href="/records/requests"]').waitFor()
  proxy().rule = () => 'cut'
  await page.evaluate(
    () => void document.querySelector<HTMLElement>('main a[href="/records/requests"]')!.click(),
  )
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  const write = (text: string) =>
    page.evaluate((value) => {
      const field = document.querySelector('textarea') ?? document.createElement('textarea')
      document.querySelector('main')!.append(field)
      field.value = value
    }, text)
  await write('我当时在')
  proxy().rule = () => undefined
  const left = page.waitForURL('**/records/requests', { timeout: 1_500 }).then(
    () => true,
    () => false,
  )
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  expect(await left).toBe(false)
  await expect.poll(() => page.inputValue('textarea')).toBe('我当时在')
  await page.evaluate(
    () => void document.querySelector<HTMLElement>('main a[href="/records/requests"]')!.click(),
  )
  await page.waitForURL('**/records/requests')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

test('R35 so does a part of a page that is not on the phone, in sight, until there is a network', async () => {
  const page = await phone()
  await enterAs(page, 'student')
  await page.locator('.demo .clock').waitFor()
  proxy().rule = () => 'cut'
  await page.locator('.demo .clock').click()
  const said = page.getByRole('alert').getByText('连不上服务器')
  await said.waitFor()
  const inSight = await said.evaluate((alert) => {
    const { left, top, width, height } = alert.getBoundingClientRect()
    return alert.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
  expect(inSight).toBe(true)
  proxy().rule = () => undefined
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  await said.waitFor({ state: 'detached' })
  await page.locator('.disc').waitFor()
})
