/** A configured server with the kit's school, and students who come to it with what stands on their slips. */
import { afterAll, beforeAll, expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { Database } from '../../api/kernel/db.ts'
import { openBrowser, openPhone, startServer, type BrowsedServer, type Phone } from '../kit/browser.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { openSchool, who } from '../kit/school.ts'
import { servedFile, type Served } from '../kit/server.ts'
import { shows, tap } from './app.ts'

type PhoneOptions = Parameters<typeof openPhone>[2]
export type Purpose = 'enrol' | 'add' | 'replace'
export interface Slip {
  personId: string
  number: string
  token: string
  code: string
}

export const studentsPin = '740286'

interface SchoolOptions {
  /** What is there besides the school itself. */
  fill?: (db: Database) => Promise<void>
  /** Settings of the server besides those that it needs. */
  settings?: () => Promise<Record<string, string>>
}

/** The school of this file: a server process and a browser for all of its tests. */
export function school({ fill, settings }: SchoolOptions = {}) {
  let [server, browser, served]: [BrowsedServer?, Browser?, Served?] = []
  let origin: string | undefined
  const phones: Phone[] = []
  const secrets: string[] = []
  const asked: string[] = []
  beforeAll(async () => {
    served = await servedFile(async (db) => {
      await openSchool(db, Date.now())
      await fill?.(db)
    })
    const env: Record<string, string> = { ...served.env, ...(await settings?.()) }
    origin = env['DAOGANG_ORIGIN']
    ;[server, browser] = await Promise.all([startServer(env), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function phone(options?: PhoneOptions): Promise<Page> {
    const opened = await openPhone(browser!, origin ?? server!.url, options)
    opened.page.setDefaultTimeout(20_000)
    // What a server or a proxy on the way gets to see of an address.
    opened.page.on('request', (request) => asked.push(request.url().replace(/#.*/, '')))
    phones.push(opened)
    return opened.page
  }

  /** What a teacher prints. */
  async function slip(number: string, purpose: Purpose = 'enrol'): Promise<Slip> {
    const answer = await fetch(`${server!.url}/api/invitations`, {
      method: 'POST',
      headers: requestHeaders('POST', who.teacher1),
      body: JSON.stringify({ personIds: [`p-${number}`], purpose }),
    })
    expect(answer.status).toBe(200)
    const { slips } = (await answer.json()) as { slips: [Slip] }
    secrets.push(slips[0].token, slips[0].code, slips[0].code.replaceAll('-', ''))
    return slips[0]
  }

  return {
    url: () => server!.url,
    folder: () => served!.folder,
    phone,
    slip,
    /** Tokens and codes that have been given out so far. */
    secrets,
    asked,
    printed: () => server!.printed(),
    wrong: () => phones.flatMap(({ wrong }) => wrong),
    pages: () => phones.map(({ page }) => page),
    /** A phone that this student has enrolled with a slip. */
    async enrolled(number: string, options?: PhoneOptions): Promise<Page> {
      const page = await phone(options)
      await page.goto(`/i#${(await slip(number)).token}`)
      await comeIn(page)
      return page
    },
  }
}

export const choosePin = async (page: Page, pin = studentsPin) => {
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByLabel('再输入一次').fill(pin)
}

export async function agree(page: Page, card = true) {
  await page
    .getByRole('group', { name: /基本信息/ })
    .getByText('同意', { exact: true })
    .click()
  await page
    .getByRole('group', { name: /身份证和银行卡/ })
    .getByText(card ? '同意' : '不同意', { exact: true })
    .click()
}

/** From the question whose slip it is to the first screen. */
export async function comeIn(page: Page, { card = true } = {}) {
  await tap(page, '是我，继续')
  await agree(page, card)
  await tap(page, '下一步')
  await choosePin(page)
  await tap(page, '绑定这台设备')
  await page.getByRole('link', { name: '进入今天' }).click()
  await page.locator('nav.tabs').waitFor()
}

/** The PIN in the sheet that is open, and its button. */
export async function provePin(page: Page, action: string, pin = studentsPin) {
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('PIN').fill(pin)
  await sheet.getByRole('button', { name: action }).click()
}

export async function signIn(page: Page, pin = studentsPin) {
  await shows(page, '欢迎回来')
  await page.getByLabel('PIN').fill(pin)
  await tap(page, '登录')
}

/** Everything that a browser keeps for this site: IndexedDB, Cache Storage, localStorage, sessionStorage, history. */
export const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, history.state, location.href]
    for (const { name } of await indexedDB.databases()) {
      const opening = indexedDB.open(name!)
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      for (const store of opening.result.objectStoreNames) {
        const reading = opening.result.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => reading.addEventListener('success', resolve))
        found.push([name, store, reading.result])
      }
      opening.result.close()
    }
    for (const name of (await globalThis.caches?.keys()) ?? []) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        found.push([request.url, await (await cache.match(request))?.text()])
    }
    return JSON.stringify(found)
  })
