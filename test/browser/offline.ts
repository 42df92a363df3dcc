/** The demo behind a proxy that a test can break, and phones in which the service worker works. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import {
  enterAs,
  openBrowser,
  openPhone,
  startServer,
  type BrowsedServer,
  type Phone,
} from '../kit/browser.ts'
import { httpProxy, type HttpProxy } from '../kit/http-proxy.ts'
import { ask, until } from './app.ts'

export function proxied() {
  let [server, browser, proxy]: [BrowsedServer?, Browser?, HttpProxy?] = []
  const phones: Phone[] = []
  let classmates: string[] = []
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(), openBrowser()])
    proxy = await httpProxy(() => server!.url)
  })
  afterEach(() => {
    proxy!.rule = () => undefined
  })
  afterAll(async () => {
    await browser?.close()
    await proxy?.stop()
    await server?.stop()
  })
  async function phone(before?: () => void, locale = 'zh-CN'): Promise<Page> {
    const opened = await openPhone(browser!, proxy!.url, { worker: true, locale })
    if (before) await opened.page.addInitScript(before)
    opened.page.setDefaultTimeout(20_000)
    phones.push(opened)
    return opened.page
  }
  return {
    proxy: () => proxy!,
    phone,
    wrong: () => phones.flatMap(({ wrong }) => wrong),
    /** A student who has not checked in yet, with the app stored in the phone. */
    async student(before?: () => void, locale?: string): Promise<Page> {
      if (!classmates.length) {
        // Not on the student's phone, which would keep what a leader sees.
        const leader = await phone()
        await enterAs(leader, 'leader')
        const { people } = (await ask(leader, '/api/attendance/roll-call')).json
        await leader.context().close()
        // Other groups' leaders stand in the list as well, and are asked for roll calls meanwhile: they come last.
        const others = people.filter((one: { isMe: boolean }) => !one.isMe)
        classmates = [true, false].flatMap((leads) =>
          others.flatMap((one: { leader: boolean; personId: string }) =>
            one.leader === leads ? [one.personId] : [],
          ),
        )
      }
      const page = await phone(before, locale)
      // By the browser but on no page: the demo's own way in would be kept on this phone as well.
      const entered = await page.request.post(`${proxy!.url}/api/demo/enter`, {
        data: { personId: classmates.pop()! },
        headers: { Origin: proxy!.url, 'Idempotency-Key': crypto.randomUUID() },
      })
      expect(entered.status()).toBe(200)
      await page.goto('/')
      await stored(page)
      return page
    },
  }
}

/** Waits until the worker has taken in the app and answers for this page, and its data are kept. */
export async function stored(page: Page) {
  await page.getByRole('button', { name: /^(签到|Check in)/ }).waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })
  await until(async () => expect((await rows<{ url: string }>(page, 'kept')).length).toBeGreaterThan(1))
}

/** Waits until what the other tabs show has been laid by as well. */
export const warmed = (page: Page) =>
  until(async () =>
    expect((await rows<{ url: string }>(page, 'kept')).map(({ url }) => url)).toContain(
      '/api/attendance/requests',
    ),
  )

/** The rows of a store of the app's own database. */
export const rows = <T>(page: Page, name: 'outbox' | 'acked' | 'kept' | 'marks'): Promise<T[]> =>
  page.evaluate(
    (store) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open('daogang')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll()
          reading.addEventListener('success', () => {
            opening.result.close()
            resolve(reading.result)
          })
        })
      }),
    name,
  )

export interface Item {
  key: string
  url: string
  attempts: number
  refusal?: unknown
}

/** Lays commands into the outbox as the app does; nothing is sent by that. */
export async function queue(page: Page, count: number, note = ''): Promise<string[]> {
  const person = (await ask(page, '/api/me')).json.personId as string
  const keys = Array.from({ length: count }, () => crypto.randomUUID())
  await page.evaluate(
    ([all, who, text]) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('daogang')
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('outbox', 'readwrite')
          for (const [n, key] of all.entries()) {
            const body = { kind: 'network', seat: String(n), note: text }
            const route = { kind: '/api/repairs', url: '/api/repairs' }
            writing.objectStore('outbox').put({ key, person: who, ...route, body, createdAt: n, attempts: 0 })
          }
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
    [keys, person, note] as const,
  )
  return keys
}

/** What the browser says when a network is back. */
export const networkIsBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')))

/** Sends these commands once more, past the app: the server has had every one of them. */
export async function allReplayed(page: Page, keys: string[]) {
  const items = (await rows<{ key: string; body: unknown }>(page, 'acked')).filter(({ key }) =>
    keys.includes(key),
  )
  expect(items.map(({ key }) => key).sort()).toEqual([...keys].sort())
  const replays = await page.evaluate(
    (sent) =>
      Promise.all(
        sent.map(async ({ key, body }) => {
          const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
          const answer = await fetch('/api/repairs', { method: 'POST', headers, body: JSON.stringify(body) })
          return answer.headers.get('Idempotent-Replay')
        }),
      ),
    items,
  )
  expect(new Set(replays)).toEqual(new Set(['true']))
}
