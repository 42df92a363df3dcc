import { expect, test } from 'vitest'
import { shows } from './app.ts'
import { proxied } from './offline.ts'

const { proxy, student } = proxied()

test('R35 the shell holds what reads the kept answers', async () => {
  const page = await student()
  const worker = await page.request.get('/sw.js').then((answer) => answer.text())
  expect(worker.match(/assets\/background-[\w-]+\.(js|css)/g)).toHaveLength(2)
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
  await page.evaluate(() => void document.querySelector<HTMLElement>('nav.tabs a[href="/me"]')!.click())
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  proxy().rule = () => undefined
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  await page.waitForURL('**/me')
  await shows(page, '退出登录')
})

test('R35 nor does it take away the page on which somebody writes meanwhile', async () => {
  const page = await student()
  await page.goto('/records')
  await page.getByRole('heading', { level: 1 }).waitFor()
  proxy().rule = () => 'cut'
  await page.evaluate(() => void document.querySelector<HTMLElement>('nav.tabs a[href="/me"]')!.click())
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  const write = (text: string) =>
    page.evaluate((value) => {
      const field = document.querySelector('textarea') ?? document.createElement('textarea')
      document.querySelector('main')!.append(field)
      field.value = value
    }, text)
  await write('我当时在')
  proxy().rule = () => undefined
  const left = page.waitForURL('**/me', { timeout: 1_500 }).then(
    () => true,
    () => false,
  )
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  expect(await left).toBe(false)
  expect(await page.inputValue('textarea')).toBe('我当时在')
  await page.evaluate(() => void document.querySelector<HTMLElement>('nav.tabs a[href="/me"]')!.click())
  await page.waitForURL('**/me')
  await shows(page, '退出登录')
})
