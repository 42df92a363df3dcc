import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, shows, until } from './app.ts'
import { hindrances } from './visited.ts'

const { phone, wrong } = demo()
const canvases = (page: Page) => page.locator('.plot canvas')

/** Of each chart the dots, as red, green, blue and how solid; read from a copy, since reading a canvas slows it down. */
const dots = (page: Page) =>
  canvases(page).evaluateAll((all) =>
    (all as HTMLCanvasElement[]).map((canvas) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {
        willReadFrequently: true,
      })!
      copy.drawImage(canvas, 0, 0)
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height)
      const counts: Record<string, number> = {}
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3]! > 200) {
          const name = data.slice(at, at + 3).join(' ')
          counts[name] = (counts[name] ?? 0) + 1
        }
      return counts
    }),
  )

/** How many dots of each chart are coloured: something is drawn, and not the ground alone. */
const coloured = async (page: Page) =>
  (await dots(page)).map((counts) =>
    Object.entries(counts)
      .filter(([name]) => {
        const parts = name.split(' ').map(Number)
        return Math.max(...parts) - Math.min(...parts) > 60
      })
      .reduce((sum, [, count]) => sum + count, 0),
  )

const accent = { light: '11 99 229', dark: '138 180 255' }

describe('the season report’s charts', () => {
  test.each([
    ['on a desk', { width: 1280, height: 800 }, '100'],
    ['in the dark', { width: 1280, height: 800, dark: true }, '100'],
    ['on a phone with letters of 200 %', {}, '200'],
  ])(
    'are drawn %s, with a table of the same numbers and nothing in a reader’s way',
    async (_, options, letters) => {
      const page = await phone(options)
      await enterAs(page, 'supervisor')
      await page.evaluate((size) => localStorage.setItem('daogang.size', size), letters)
      await page.goto('/season-report')
      await shows(page, '每日出勤率（%）')
      await until(async () => {
        const drawn = await coloured(page)
        expect(drawn).toHaveLength(2)
        for (const dots of drawn) expect(dots).toBeGreaterThan(500)
      })
      const { classes, days } = (await ask(page, '/api/season-report/days')).json
      await page.locator('.chart-card summary').first().focus()
      await page.keyboard.press('Enter')
      const table = page.locator('.chart-card').first().locator('table')
      await expect.poll(() => table.locator('thead th').allInnerTexts()).toEqual(['日期', ...classes])
      const [first] = await table.locator('tbody tr').all()
      await expect
        .poll(() => first!.locator('td').allInnerTexts())
        .toEqual(days[0].rates.map((one: { rate: string } | null) => one?.rate ?? '—'))
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(await hindrances(page, '.report-charts')).toEqual([])
    },
  )

  test('follow the theme that is chosen in the app as well as the system’s', async () => {
    const page = await phone({ width: 1280, height: 800 })
    await enterAs(page, 'supervisor')
    await page.goto('/season-report')
    const drawnIn = (theme: 'light' | 'dark') =>
      until(async () => {
        const [first] = await dots(page)
        const other = theme === 'light' ? 'dark' : 'light'
        expect(first?.[accent[theme]] ?? 0).toBeGreaterThan(200)
        expect(first?.[accent[other]]).toBeUndefined()
      })
    await drawnIn('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await drawnIn('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await drawnIn('light')
    // What the choice on one's own page does to any that is open.
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
    await drawnIn('dark')
    await page.goto('/me')
    await page.getByLabel('深色').check({ force: true })
    await page.locator('a[href="/season-report"]').first().click()
    await drawnIn('dark')
  })

  test('break no policy', () => expect(wrong()).toEqual([]))
})

const table = (page: Page) => page.locator('.chart-card table')
const open = async (page: Page, path: string) => {
  await page.goto(path)
  await shows(page, '合计')
  await shows(page, '各班人数')
  await until(async () => expect((await coloured(page))[0]).toBeGreaterThan(500))
  await page.getByText('以表格显示').click()
}

describe('the day report’s chart', () => {
  test.each([
    ['on a desk', { width: 1280, height: 800 }, '100'],
    ['in the dark on a phone with letters of 200 %', { dark: true }, '200'],
  ])('compares the classes %s, with a table of the same numbers', async (_, options, letters) => {
    const page = await phone(options)
    await enterAs(page, 'supervisor')
    await page.evaluate((size) => localStorage.setItem('daogang.size', size), letters)
    await open(page, '/report/2020-11-11')
    await expect
      .poll(() => table(page).locator('tbody tr').first().locator('th, td').allInnerTexts())
      .toEqual(['19电商1班', '50', '2', '47', '1'])
    await expect.poll(() => table(page).locator('tbody tr').count()).toBe(4)
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0)
    expect(await hindrances(page, '.chart-card')).toEqual([])
  })

  test('is of the server’s day where none was asked for, whatever this phone takes for today', async () => {
    const page = await phone()
    await enterAs(page, 'supervisor')
    await open(page, '/report')
    await shows(page, '11月12日 周四')
    await expect.poll(() => table(page).locator('tbody tr').count()).toBe(4)
  })

  test('is none for who answers for one class alone', async () => {
    const page = await phone()
    await enterAs(page, 'teacher')
    await page.goto('/report/2020-11-11')
    await shows(page, '合计')
    await expect.poll(() => page.locator('.report tbody tr').count()).toBe(2)
    await expect.poll(() => page.locator('.chart-card').count()).toBe(0)
  })
})
