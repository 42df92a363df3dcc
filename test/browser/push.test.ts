import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ask, button, shows, until } from './app.ts'
import { proxied } from './offline.ts'

const { proxy, student, wrong } = proxied()

/** What the push service's connection of this browser would bring: nothing but the knock. */
async function knock(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  const registrationId = await found
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: proxy().url, registrationId, data: '' })
}

describe('an empty push', () => {
  let page: Page

  test('makes the worker ask its own server what is new, also while the app is closed', async () => {
    page = await student()
    const { notices } = (await ask(page, '/api/notices')).json
    expect(notices[0]).toMatchObject({ kind: 'payslip-published', seenAt: null })
    await page.goto('about:blank')
    // What the page itself had asked for is on its way until then.
    await page.waitForTimeout(1_000)
    proxy().seen.length = 0
    await knock(page)
    await until(() => expect(proxy().seen.map(({ what }) => what)).toEqual(['GET /api/notices']))
  })

  test('is shown in the words of the newest notice, and a tap opens the notices', async () => {
    await page.goto('/')
    const worker = page.context().serviceWorkers()[0]!
    // A browser without a window shows nothing to anybody: what it would have been given is noted instead.
    await worker.evaluate(() => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration }
      registration.showNotification = async (title, options) => {
        Object.assign(globalThis, { shown: [title, options] })
      }
    })
    await knock(page)
    const shown = await until(async () => {
      const found = await worker.evaluate(
        () => (globalThis as unknown as { shown?: [string, NotificationOptions] }).shown,
      )
      expect(found).toBeDefined()
      return found!
    })
    expect(shown).toEqual([
      '到岗',
      { body: expect.stringMatching(/补贴单.*签名/), tag: 'notices', icon: '/icon-192.png' },
    ])
    await worker.evaluate(() => {
      const tap = { notification: { close() {} }, waitUntil: Promise.resolve.bind(Promise) }
      dispatchEvent(Object.assign(new Event('notificationclick'), tap))
    })
    await page.waitForURL('**/notices')
    await shows(page, shown[1].body!)
  })

  test('is offered on 我的 where the browser can be woken; where it forbids it, the page says how to change that', async () => {
    await page.goto('/me')
    await shows(page, '手机提醒')
    // Chromium without a window forbids notifications, whatever it is told.
    await shows(page, '浏览器已禁止本站的通知')
    expect(await button(page, '开启提醒').count()).toBe(0)
    expect(wrong()).toEqual([])
  })
})
