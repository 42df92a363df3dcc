import type { Browser } from 'playwright-core'
import { enterAs, openBrowser, openPhone, startServer } from '../kit/browser.ts'
import { quantile } from './figures.ts'
import type { Figure } from './figures.ts'
import { serveFloor } from './phone-floor.ts'
import { seen, slowDown, slowProcessor, watch, type Seen } from './phone-watch.ts'

// So many that a busy moment of the machine does not decide: medians of five differ by a twelfth.
const rounds = 11
const middle = (all: Seen[], what: keyof Seen) => quantile(all.map((one) => one[what]))

/** The first screen and the tap on 签到, on processors four and six times slower, beside a page of words alone. */
export async function benchPhone(): Promise<Figure[]> {
  const [server, browser] = await Promise.all([startServer(), openBrowser()])
  const floor = await serveFloor(await wordsOf(browser, server.url))
  try {
    const figures: Figure[] = []
    for (const times of [4, 6]) {
      const [app, bare]: Seen[][] = [[], []]
      for (let n = 0; n < rounds; n += 1) {
        bare!.push(await opened(browser, floor.url, times, false))
        app!.push(await opened(browser, server.url, times, true))
      }
      const against = (name: string, what: 'lcp' | 'tti', budget: number) => ({
        name: `first screen, processor ${times} × slower, ${name}`,
        figure: middle(app!, what),
        floor: middle(bare!, what),
        unit: 'ms',
        budget,
      })
      figures.push(against('LCP', 'lcp', 1.15), against('TTI', 'tti', 1.35))
      const alone = { name: `first screen, ${times} ×, TBT`, figure: middle(app!, 'tbt'), unit: 'ms' }
      figures.push({ ...alone, budget: times === 4 ? 150 : 250 })
      figures.push({
        name: `first screen, ${times} ×, CLS`,
        figure: middle(app!, 'cls'),
        unit: '',
        budget: 0.01,
      })
      const requests = middle(app!, 'requests')
      figures.push({ name: `first screen, ${times} ×, requests`, figure: requests, unit: '', budget: 4 })
      const taps = await tapped(browser, server.url, times)
      const tap = { name: `签到 to 待上传, kept, ${times} ×`, unit: 'ms', budget: times === 4 ? 100 : 150 }
      figures.push({ ...tap, figure: quantile(taps, 0.95) })
      const again = await reopened(browser, server.url, times)
      const name = `opened again without a network, ${times} ×`
      const most = times === 4 ? 1_000 : 1_500
      figures.push({
        name: `${name}, first paint`,
        figure: quantile(again.map((a) => a.paint)),
        unit: 'ms',
        budget: most,
      })
      figures.push({
        name: `${name}, own data`,
        figure: quantile(again.map((a) => a.data)),
        unit: 'ms',
        budget: most,
      })
    }
    return figures
  } finally {
    floor.stop()
    await browser.close()
    await server.stop()
  }
}

async function wordsOf(browser: Browser, url: string) {
  const { context, page } = await openPhone(browser, url)
  await enterAs(page, 'student')
  await page.goto('/')
  await page.getByRole('button', { name: /^签到/ }).waitFor()
  const words = (await page.locator('#app').innerText()).split('\n').filter(Boolean)
  await context.close()
  return words
}

/** One visit with an empty cache; a session is all that the phone brings along. */
async function opened(browser: Browser, url: string, times: number, enter: boolean) {
  const { context, page } = await openPhone(browser, url)
  let session: Awaited<ReturnType<typeof context.cookies>> = []
  if (enter) {
    await enterAs(page, 'student')
    session = await context.cookies()
  }
  await context.close()
  const fresh = await openPhone(browser, url)
  await fresh.context.addCookies(session)
  await watch(fresh.context)
  const result = await seen(fresh.page, url, times)
  await fresh.context.close()
  return result
}

/** From the first tap of a visit to the word that says that it is kept, without a network. */
async function tapped(browser: Browser, url: string, times: number) {
  const all: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const { context, page } = await openPhone(browser, url)
    await enterAs(page, 'student')
    await page.goto('/')
    await page.getByRole('button', { name: /^签到/ }).waitFor()
    await slowDown(page, times)
    await page.route('**/api/attendance/check-in', (route) => route.abort())
    all.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const began = performance.now()
            const done = () => {
              if (document.querySelector('.disc')?.textContent?.includes('待上传'))
                resolve(performance.now() - began)
            }
            new MutationObserver(done).observe(document.body, {
              subtree: true,
              childList: true,
              characterData: true,
            })
            document.querySelector<HTMLElement>('.disc .face')!.click()
          }),
      ),
    )
    await context.close()
  }
  return all
}

/** The app out of the phone's own store: until something is painted, and until the shift is. */
async function reopened(browser: Browser, url: string, times: number) {
  const { context, page } = await openPhone(browser, url, { worker: true })
  await enterAs(page, 'student')
  await page.goto('/')
  await page.getByRole('button', { name: /^签到/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.getByRole('button', { name: /^签到/ }).waitFor()
  await page.waitForTimeout(500)
  await context.setOffline(true)
  await slowProcessor(page, times)
  const all: { paint: number; data: number }[] = []
  for (let n = 0; n < rounds; n += 1) {
    await page.reload()
    const data = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = () =>
            document.querySelector('.hours') ? resolve(performance.now()) : requestAnimationFrame(look)
          look()
        }),
    )
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    )
    all.push({ paint, data })
  }
  await context.close()
  return all
}
