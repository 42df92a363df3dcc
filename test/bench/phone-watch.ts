/** What a slow phone makes of a page: measured inside it, from its first byte on. */
import type { BrowserContext, Page } from 'playwright-core'

export interface Seen {
  /** Largest contentful paint, ms since the navigation began. */
  lcp: number
  /** From when on a tap does something: the program has run, and no long task came after it. */
  tti: number
  /** What long tasks had above 50 ms each. */
  tbt: number
  /** Cumulative layout shift. */
  cls: number
  requests: number
}

interface Watched {
  ready?: number
  watch: Omit<Seen, 'requests' | 'tti'> & { busyUntil: number }
}

/** Slow 4G as browsers' tools apply it (562 ms, 1.47 Mbit/s), and a processor so many times slower. */
export async function slowDown(page: Page, times: number) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  const throughput = (1.47 * 1024 * 1024) / 8
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 562.5,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
}

export async function slowProcessor(page: Page, times: number) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
}

export async function watch(context: BrowserContext) {
  await context.addInitScript(() => {
    const watched = { lcp: 0, tbt: 0, cls: 0, busyUntil: 0 }
    Object.assign(window, { watch: watched })
    // All of this runs inside the page, and brings along what it needs.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
    observe('largest-contentful-paint', ({ startTime }) => {
      watched.lcp = startTime
    })
    observe('longtask', ({ startTime, duration }) => {
      watched.tbt += duration - 50
      watched.busyUntil = startTime + duration
    })
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
      if (!hadRecentInput) watched.cls += value
    })
    // The program says so itself when it has taken over the page: it lets go of the taps that were kept.
    let early: { release: () => void } | undefined
    Object.defineProperty(window, 'daogangEarly', {
      get: () => early,
      set(value: { release: () => void }) {
        const { release } = value
        early = Object.assign(value, {
          release() {
            release()
            Object.assign(window, { ready: performance.now() })
          },
        })
      },
    })
  })
}

/** Opens the page with nothing in its cache, and waits until it has been quiet for a second. */
export async function seen(page: Page, url: string, times: number): Promise<Seen> {
  let requests = 0
  page.on('request', (request) => void (requests += Number(!/icon|manifest|sw\.js/.test(request.url()))))
  await slowDown(page, times)
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForFunction(() => (window as unknown as Watched).ready)
  const found = requests
  await page.waitForTimeout(1_000)
  const { ready = 0, watch: w } = await page.evaluate(() => {
    const { ready, watch } = window as unknown as Watched
    return { ready, watch }
  })
  return { lcp: w.lcp, tti: Math.max(ready, w.busyUntil), tbt: w.tbt, cls: w.cls, requests: found }
}
