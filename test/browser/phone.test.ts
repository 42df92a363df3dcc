import type { Page, Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, enterAsPerson, shownReceipt, shows, tap, text, today, until } from './app.ts'

const { phone, wrong } = demo()
const checkIns = '**/api/attendance/check-in'
const isCheckIn = (url: string) => url.endsWith('/api/attendance/check-in')

let classmates: string[] = []

/** Another student of the class on stage, who has not checked in yet, on a phone of their own. */
async function classmate() {
  const page = await phone()
  if (!classmates.length) {
    const leader = await phone()
    await enterAs(leader, 'leader')
    const { people } = (await ask(leader, '/api/attendance/roll-call')).json
    classmates = people.filter((one: { isMe: boolean }) => !one.isMe).map((one: Called) => one.personId)
    await leader.context().close()
  }
  await enterAsPerson(page, classmates.pop()!)
  await page.getByRole('button', { name: /^签到/ }).waitFor()
  return page
}
interface Called {
  personId: string
}

/** Which keys the server was sent, and how often it said yes. */
function punches(page: Page) {
  const [keys, done]: string[][] = [[], []]
  page.on('request', (request) => {
    if (isCheckIn(request.url())) keys!.push(request.headers()['idempotency-key']!)
  })
  page.on('response', (response) => {
    if (isCheckIn(response.url()) && response.headers()['x-api'] === '1') done!.push(response.url())
  })
  return { keys: keys!, done: done! }
}

const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const noSuccessIsClaimed = async (page: Page) => expect(await text(page)).not.toMatch(/已签到|收据 \S+ ·/)

describe('a check-in', () => {
  test('made without a network waits in sight, survives a reload, and is delivered exactly once', async () => {
    const page = await classmate()
    const { keys, done } = punches(page)
    await page.context().setOffline(true)
    await tap(page, /^签到/)
    await shows(page, '待上传')
    await shows(page, '未上传 1 条')
    await noSuccessIsClaimed(page)
    await page.route(checkIns, (route) => route.abort())
    await page.context().setOffline(false)
    await page.reload()
    await shows(page, '待上传')
    await shows(page, '未上传 1 条')
    expect((await today(page)).checkIn).toBeNull()
    await page.unroute(checkIns)
    await tap(page, '现在上传')
    const receipt = await shownReceipt(page)
    await expect.poll(async () => (await today(page)).checkIn.receipt).toBe(receipt)
    expect(new Set(keys).size).toBe(1)
    expect(done).toHaveLength(1)
    await until(async () => expect(await page.getByText(/未上传/).count()).toBe(0))
  })

  test('whose answer is lost on the way is sent again under the same key and has the same receipt', async () => {
    const page = await classmate()
    const { keys } = punches(page)
    const lost = new Promise<{ receipt: string }>((resolve) => {
      const swallow = async (route: Route) => {
        const answer = await route.fetch()
        expect(answer.status()).toBe(200)
        resolve(await answer.json())
        await route.abort('connectionreset')
      }
      void page.route(checkIns, swallow, { times: 1 })
    })
    await tap(page, /^签到/)
    const receipt = await shownReceipt(page)
    expect(receipt).toBe((await lost).receipt)
    await until(() => expect(keys).toHaveLength(2))
    expect(keys[0]).toBe(keys[1])
    await expect.poll(async () => (await today(page)).checkIn.receipt).toBe(receipt)
  })

  test('answered by the log-in page of a captive portal is not taken for done', async () => {
    const page = await classmate()
    await page.route('**/api/**', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>请先登录校园网</h1>' }),
    )
    await tap(page, /^签到/)
    await shows(page, '未上传 1 条')
    await noSuccessIsClaimed(page)
    await page.unroute('**/api/**')
    const receipt = await shownReceipt(page)
    await expect.poll(async () => (await today(page)).checkIn.receipt).toBe(receipt)
  })

  test('waiting on a shared phone is not sent in the session of the next person', async () => {
    const page = await classmate()
    const me = (await ask(page, '/api/me')).json.personId as string
    await page.route(checkIns, (route) => route.abort())
    await tap(page, /^签到/)
    await shows(page, '未上传 1 条')
    await enterAsPerson(page, classmates.pop()!)
    await page.unroute(checkIns)
    await page.getByRole('button', { name: /^签到/ }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /^签到/ }).waitFor()
    expect((await today(page)).checkIn).toBeNull()
    await enterAsPerson(page, me)
    const receipt = await shownReceipt(page)
    await expect.poll(async () => (await today(page)).checkIn.receipt).toBe(receipt)
  })

  test('R10 on two phones at one instant is one: both show the same receipt', async () => {
    const [one, other] = [await classmate(), await phone()]
    await enterAsPerson(other, (await ask(one, '/api/me')).json.personId as string)
    await other.getByRole('button', { name: /^签到/ }).waitFor()
    await Promise.all([tap(one, /^签到/), tap(other, /^签到/)])
    const receipts = await Promise.all([shownReceipt(one), shownReceipt(other)])
    expect(new Set(receipts).size).toBe(1)
  })

  test('R11 goes by the server’s time, however the phone’s clock stands and jumps', async () => {
    const page = await classmate()
    await page.clock.setSystemTime(Date.now() + 3 * 24 * 3_600_000)
    await page.route(checkIns, (route) => route.abort())
    await tap(page, /^签到/)
    await shows(page, '未上传 1 条')
    await page.clock.setSystemTime(Date.now() - 3_600_000)
    await page.unroute(checkIns)
    const receipt = await shownReceipt(page)
    const { json } = await ask(page, '/api/demo')
    const { checkIn } = await today(page)
    expect(checkIn.receipt).toBe(receipt)
    expect(Math.abs(checkIn.at - json.now)).toBeLessThan(60_000)
    const shown = /\d\d:\d\d/.exec(await page.locator('[role=timer]').innerText())![0]
    const server = new Date(json.now + 8 * 3_600_000).toISOString().slice(11, 16)
    expect(Math.abs(minutes(shown) - minutes(server))).toBeLessThanOrEqual(1)
  })

  test('leaves no complaint on the console', () => {
    expect(wrong()).toEqual([])
  })
})
