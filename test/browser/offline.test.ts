import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { counts } from '../kit/counts.ts'
import { html, ours, type Rule } from '../kit/http-proxy.ts'
import { ask, enterAsPerson, moveClock, shownReceipt, shows, tap, text, until } from './app.ts'
import { allReplayed, networkIsBack, proxied, queue, rows, stored, warmed, type Item } from './offline.ts'

const { proxy, phone, student, wrong } = proxied()
const commands =
  (answer: ReturnType<Rule>): Rule =>
  ({ method }) =>
    method === 'POST' ? answer : undefined
const api =
  (answer: ReturnType<Rule>): Rule =>
  ({ path }) =>
    path.startsWith('/api/') ? answer : undefined
const posts = () => proxy().seen.filter(({ what }) => what === 'POST /api/repairs')
const down: Rule = () => 'cut'

/** A build after this one, as far as a phone can see. */
const nextVersion: Rule = ({ path }) => {
  if (path === '/sw.js')
    return (body) => body.replace(/(?<=\{"revision":"|\{revision:`)[0-9a-f]{32}/, 'f'.repeat(32))
  if (path === '/index.html' || path === '/')
    return (body) =>
      body.replace('<meta charset="utf-8">', '<meta charset="utf-8"><meta name="version" content="2">')
  return undefined
}
const isNext = (page: Page) => page.locator('meta[name=version]').count()
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
const waiting = (page: Page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))

describe('R35 the installed app', () => {
  test('opens without a network in less than 2 s and paints what was known, with its time', async () => {
    const page = await student()
    await warmed(page)
    proxy().rule = down
    const opened = performance.now()
    await page.goto('/', { waitUntil: 'commit' })
    await shows(page, '显示的是')
    await page.getByRole('button', { name: /^签到/ }).waitFor()
    const took = performance.now() - opened
    console.log(`R35: offline shell with data in ${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(2_000)
    proxy().rule = () => undefined
    await page.goto('/')
    await until(async () => expect(await page.getByText('显示的是').count()).toBe(0))
  })

  test('keeps nothing of the API in the cache, at most 250 kB of shell, and nothing after the log-out', async () => {
    const page = await student()
    const cached = await page.evaluate(async () => {
      const found: { url: string; size: number }[] = []
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          found.push({
            url: new URL(request.url).pathname,
            size: (await (await caches.match(request))!.blob()).size,
          })
      return found
    })
    expect(cached.length).toBeGreaterThan(5)
    expect(cached.filter(({ url }) => url.startsWith('/api'))).toEqual([])
    const size = cached.reduce((sum, file) => sum + file.size, 0)
    console.log(`R35: shell ${size} B in ${cached.length} files`)
    expect(size, JSON.stringify(cached)).toBeLessThanOrEqual(250_000)
    const csp = (await page.request.get('/')).headers()['content-security-policy']!
    expect(csp).toContain("worker-src 'self'")
    expect(csp).not.toContain('unsafe')
    await page.goto('/me')
    await tap(page, '退出登录')
    await page.waitForURL('**/demo')
    await until(async () => expect(await rows(page, 'kept')).toEqual([]))
  })

  test('never changes its version while something waits or a payslip is open, and then only when asked', async () => {
    const page = await student()
    proxy().rule = nextVersion
    await lookForUpdate(page)
    await until(async () => expect(await waiting(page)).toBe(true))
    await shows(page, '有新版本')
    const keys = await queue(page, 1)
    const push = () =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).waiting!.postMessage('take-over', []))
    await push()
    await shows(page, '等未上传的送达')
    expect(await waiting(page)).toBe(true)
    await networkIsBack(page)
    await until(async () => expect(await rows(page, 'outbox')).toEqual([]))
    await allReplayed(page, keys)
    // As the page of a payslip holds it, in whichever tab.
    await page.evaluate(
      () =>
        void navigator.locks.request(
          'daogang.signing',
          { mode: 'shared' },
          () => new Promise((r) => addEventListener('signed', r)),
        ),
    )
    await push()
    await shows(page, '等未上传的送达')
    expect(await waiting(page)).toBe(true)
    await page.evaluate(() => dispatchEvent(new Event('signed')))
    expect(await isNext(page)).toBe(0)
    await Promise.all([page.waitForEvent('load'), tap(page, '更新')])
    await until(async () => expect(await isNext(page)).toBe(1))
    expect(await page.evaluate(() => caches.keys())).toEqual([`shell-${'f'.repeat(32)}`])
  })

  test('that the browser updated by itself shows the former pages until what they stored is sent', async () => {
    const page = await student()
    const path = page.url()
    await queue(page, 2)
    proxy().rule = (asked) => (asked.method === 'POST' ? 'cut' : nextVersion(asked))
    await lookForUpdate(page)
    await until(async () => expect(await waiting(page)).toBe(true))
    const context = page.context()
    await page.goto('about:blank')
    await until(async () => {
      const other = await context.newPage()
      await other.goto(path)
      const next = await other.evaluate(async () => !(await navigator.serviceWorker.ready).waiting)
      await other.close()
      expect(next).toBe(true)
    })
    await page.goto(path)
    await shows(page, '未上传 2 条')
    expect(await isNext(page)).toBe(0)
    proxy().rule = nextVersion
    await tap(page, '现在上传')
    await until(async () => expect(await rows(page, 'outbox')).toEqual([]))
    await page.goto(path)
    expect(await isNext(page)).toBe(1)
  })
})

describe('R08 five commands in the outbox', () => {
  const mishaps: [string, Rule, string | RegExp][] = [
    ['429', commands(ours(429, { code: 'too-many', message: '太快了' })), '未上传 5 条'],
    ['500', commands(ours(500, { code: 'unavailable' })), '未上传 5 条'],
    ['a 502 page', commands(html(502, '<h1>Bad Gateway</h1>')), '未上传 5 条'],
    ['the 200 page of a captive portal', api(html(200, '<h1>请先登录校园网</h1>')), '未上传 5 条'],
  ]
  test('survive 429, 500, a 502 page, a captive portal, a stopped worker and a closed tab, and are sent in the end', async () => {
    const page = await student()
    for (const [what, rule, said] of mishaps) {
      const keys = await queue(page, 5, what)
      proxy().rule = rule
      await networkIsBack(page)
      await until(async () =>
        expect(
          (await rows<Item>(page, 'outbox')).some(({ attempts }) => attempts > 0),
          what,
        ).toBe(true),
      )
      await shows(page, said)
      expect((await rows(page, 'outbox')).length, what).toBe(5)
      proxy().rule = () => undefined
      await tap(page, '现在上传')
      await until(async () => expect(await rows(page, 'outbox'), what).toEqual([]))
      await allReplayed(page, keys)
    }
    const keys = await queue(page, 5, 'stopped')
    proxy().rule = commands('stall')
    const before = posts().length
    await networkIsBack(page)
    await until(() => expect(posts().length).toBeGreaterThan(before))
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('ServiceWorker.enable')
    await cdp.send('ServiceWorker.stopAllWorkers')
    const url = page.url()
    const context = page.context()
    await page.close()
    proxy().rule = () => undefined
    const again = await context.newPage()
    await again.goto(url)
    await until(async () => expect(await rows(again, 'outbox')).toEqual([]))
    await allReplayed(again, keys)
    await context.close()
  })

  test('wait through a lost session for the next sign-in, and are asked about before the log-out', async () => {
    const page = await student()
    const me = (await ask(page, '/api/me')).json.personId as string
    const keys = await queue(page, 5)
    proxy().rule = api(ours(401, { code: 'not-signed-in' }))
    await networkIsBack(page)
    await page.waitForURL(/demo|sign-in/)
    expect((await rows(page, 'outbox')).length).toBe(5)
    proxy().rule = commands('cut')
    await page.goto('/me')
    await networkIsBack(page)
    await shows(page, '未上传 5 条')
    await tap(page, '退出登录')
    await shows(page, '还有 5 条没有上传')
    await expect.poll(async () => (await ask(page, '/api/me')).json.personId).toBe(me)
    proxy().rule = () => undefined
    await tap(page, '退出登录')
    await page.waitForURL('**/demo')
    await enterAsPerson(page, me)
    await allReplayed(page, keys)
  })

  test('that are refused stay in sight with the reason until somebody has read it', async () => {
    const page = await student()
    await queue(page, 5)
    proxy().rule = commands(ours(403, { code: 'forbidden', message: '你没有这个权限' }))
    await networkIsBack(page)
    await until(async () => expect(await page.getByText('你没有这个权限').count()).toBe(5))
    proxy().rule = () => undefined
    await page.reload()
    await until(async () => expect(await page.getByText('你没有这个权限').count()).toBe(5))
    await tap(page, '知道了')
    await until(async () => expect(await page.getByText('你没有这个权限').count()).toBe(4))
    expect((await rows(page, 'outbox')).length).toBe(4)
  })

  test('that a full disk cannot hold are said to live no longer than the page, and are sent from it', async () => {
    const page = await student(() => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (value, key) {
        if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError')
        return put.call(this, value, key)
      }
    })
    proxy().rule = commands('cut')
    await tap(page, /^签到/)
    await shows(page, '送达前请不要关闭本页')
    expect(await text(page)).not.toMatch(/已签到|收据 \S+ ·/)
    proxy().rule = () => undefined
    await tap(page, '现在上传')
    await shownReceipt(page)
  })
})

describe('R05 the queue', () => {
  const many = counts(20, 50)
  test(`of ${many} is replayed from two tabs and a second device: each has its one effect`, async () => {
    const page = await student()
    const me = (await ask(page, '/api/me')).json.personId as string
    const tab = await page.context().newPage()
    await tab.goto('/')
    await stored(tab)
    const before = posts().length
    const keys = await queue(page, many, 'R05')
    await Promise.all([networkIsBack(page), networkIsBack(tab)])
    await until(async () => expect(await rows(page, 'outbox')).toEqual([]))
    // One tab at a time: nothing was sent twice.
    expect(posts().length - before).toBe(many)
    const bodies = await rows<{ key: string; body: unknown }>(page, 'acked')
    const other = await phone()
    await enterAsPerson(other, me)
    const replay = (from: Page) =>
      from.evaluate(
        (sent) =>
          Promise.all(
            sent
              .sort(() => Math.random() - 0.5)
              .map(async ({ key, body }) => {
                const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
                const init = { method: 'POST', headers, body: JSON.stringify(body) }
                const answer = await fetch('/api/repairs', init)
                return [key, answer.headers.get('Idempotent-Replay'), await answer.text()] as const
              }),
          ),
        bodies.filter(({ key }) => keys.includes(key)),
      )
    const answers = (await Promise.all([replay(page), replay(tab), replay(other)])).flat()
    expect(answers).toHaveLength(3 * many)
    for (const key of keys) {
      const own = answers.filter(([k]) => k === key)
      expect(own.map(([, replayed]) => replayed)).toEqual(['true', 'true', 'true'])
      expect(new Set(own.map(([, , body]) => body)).size).toBe(1)
    }
    const mine = (await ask(page, '/api/repairs/own')).json.repairs as { note: string }[]
    expect(mine.filter(({ note }) => note === 'R05')).toHaveLength(many)
  })
})

describe('R09 without Background Sync', () => {
  test('what waits is sent within 5 s of the network coming back; after a wipe the app says so', async () => {
    const page = await student(() => {
      Reflect.deleteProperty(window, 'SyncManager')
      Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync')
    })
    const me = (await ask(page, '/api/me')).json.personId as string
    await page.context().setOffline(true)
    await tap(page, /^签到/)
    await shows(page, '未上传 1 条')
    expect(await text(page)).not.toMatch(/已签到|收据 \S+ ·/)
    await page.context().setOffline(false)
    const back = performance.now()
    await shownReceipt(page)
    expect(performance.now() - back).toBeLessThan(5_000)

    const other = await student()
    const loser = (await ask(other, '/api/me')).json.personId as string
    proxy().rule = commands('cut')
    await tap(other, /^签到/)
    await shows(other, '未上传 1 条')
    proxy().rule = () => undefined
    const cdp = await other.context().newCDPSession(other)
    await other.goto('about:blank')
    // The cookie outlives it, as where a browser makes room; with the cookie gone the sign-in page says it.
    const storageTypes = 'indexeddb,local_storage,cache_storage,service_workers'
    await cdp.send('Storage.clearDataForOrigin', { origin: proxy().url, storageTypes })
    await enterAs(page, 'leader')
    const { people } = (await ask(page, '/api/attendance/roll-call')).json
    const seen = (id: string) => people.find((one: { personId: string }) => one.personId === id)
    expect([seen(me).checkInAt === null, seen(loser).checkInAt]).toEqual([false, null])
    await moveClock(page, 'shift-end')
    await other.goto('/')
    await shows(other, '这个浏览器的数据被清除过')
    expect(await text(other)).not.toMatch(/已签到|收据 \S+ ·/)
  })

  test('leaves no complaint on the console', () => {
    expect(wrong()).toEqual([])
  })
})
