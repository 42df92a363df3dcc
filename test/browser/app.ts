/** A server, a browser, and words for what a person does and sees: by names and text, as a reader would. */
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { demoPin } from '../../shared/demo/pin.ts'
import { openBrowser, openPhone, startServer, type Phone } from '../kit/browser.ts'

type PhoneOptions = Parameters<typeof openPhone>[2]

/** The demo of this file: a server process and a browser for all of its tests. */
export function demo() {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  const phones: Phone[] = []
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return {
    url: () => server.url,
    browser: () => browser,
    async phone(options?: PhoneOptions): Promise<Page> {
      const phone = await openPhone(browser, server.url, options)
      phone.page.setDefaultTimeout(20_000)
      phones.push(phone)
      return phone.page
    },
    /** Errors and warnings on the console, broken policies, foreign requests, of every page so far. */
    wrong: () => phones.flatMap(({ wrong }) => wrong),
  }
}

export const until = <T>(work: () => T | Promise<T>) => vi.waitFor(work, { timeout: 20_000, interval: 50 })

/** What stands on the page, without its bars. */
export const text = (page: Page) => page.locator('main').innerText()
export const shows = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
export const tap = (page: Page, name: string | RegExp) => button(page, name).first().click()

/** A button of the sheet that is open. */
export const choose = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** Asks the API with the cookie of this browser. */
export const ask = (page: Page, path: string) =>
  page.evaluate(async (url) => {
    const answer = await fetch(url, { cache: 'no-store' })
    return { status: answer.status, json: await answer.json() }
  }, path)

/** Tells the API something past the app, as somebody would who looks for a way around it. */
export const tell = (page: Page, path: string, body: unknown) =>
  page.evaluate(
    async ([url, json]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      return (await fetch(url, { method: 'POST', headers, body: json })).status
    },
    [path, JSON.stringify(body)] as const,
  )

export const today = async (page: Page) => (await ask(page, '/api/attendance/today')).json

/** Becomes this person, of whom there need not be a button on the entry page. */
export async function enterAsPerson(page: Page, personId: string) {
  await page.goto('/demo')
  const entered = await tell(page, '/api/demo/enter', { personId })
  expect(entered).toBe(200)
  await page.goto('/')
}

/** Taps on the demo's entry page the moment to which its clock goes. */
export async function moveClock(page: Page, to: 'shift-start' | 'shift-end' | 'next-morning') {
  await page.goto('/demo')
  const moved = page.waitForResponse((response) => response.url().endsWith('/api/demo/clock'))
  await page.locator(`[data-jump="${to}"]`).click()
  expect((await moved).status()).toBe(200)
}

/** The receipt below the button, as it is shown; it waits for one. */
export async function shownReceipt(page: Page) {
  await shows(page, /收据 \S+ · /)
  return /收据 (\S+) · /.exec(await text(page))![1]
}

/** The big number of the allowance page, in cents. */
export async function shownTotal(page: Page) {
  await page.goto('/allowance')
  return until(async () => {
    const found = /实发约\s*¥\s*([\d,]+)\.(\d\d)/.exec(await text(page))
    expect(found).not.toBeNull()
    return Number(found![1]!.replaceAll(',', '') + found![2]!)
  })
}

/** Decides all that is open on a run, past the screen, as the supervisor whose page it is. */
export async function decideAllOn(page: Page, run: string) {
  const { discrepancies } = (await ask(page, `/api/discrepancies/${run}`)).json
  const open = (discrepancies as { key: string; decision: unknown }[]).filter(({ decision }) => !decision)
  if (!open.length) return
  const body = { keys: open.map(({ key }) => key), reason: '已与学校逐条核对' }
  expect(await tell(page, `/api/discrepancies/${run}/accept`, body)).toBe(200)
}

/** Signs the payslip that is open by the typed name, and gives the demo's PIN where it is asked for. */
export async function signByName(page: Page, name: string) {
  await tap(page, '不便手写？改为键入姓名')
  await page.getByLabel('请输入本人姓名').fill(name)
  await tap(page, '确认签名')
  const pin = page.getByRole('dialog').getByLabel('PIN')
  const signed = page.waitForURL('**/receipt')
  await Promise.race([signed, pin.waitFor().catch(() => {})])
  if (await pin.isVisible()) {
    await pin.fill(demoPin)
    await page.getByRole('dialog').locator('button[type=submit]').click()
  }
  await signed
}
