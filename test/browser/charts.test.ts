import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, shows, until } from './app.ts'
import { hindrances } from './visited.ts'

const { phone, wrong } = demo()
const canvases = (page: Page) => page.locator('.plot canvas')

/** Whether something is drawn on the chart in a colour, and not the ground alone. */
const coloured = (page: Page) =>
  canvases(page).evaluateAll((all) =>
    (all as HTMLCanvasElement[]).map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      let count = 0
      for (let at = 0; at < data.length; at += 4)
        if (
          data[at + 3]! > 200 &&
          Math.max(data[at]!, data[at + 1]!, data[at + 2]!) -
            Math.min(data[at]!, data[at + 1]!, data[at + 2]!) >
            60
        )
          count += 1
      return count
    }),
  )

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
      await page.locator('.report-chart summary').first().focus()
      await page.keyboard.press('Enter')
      const table = page.locator('.report-chart').first().locator('table')
      await expect.poll(() => table.locator('thead th').allInnerTexts()).toEqual(['日期', ...classes])
      const [first] = await table.locator('tbody tr').all()
      await expect
        .poll(() => first!.locator('td').allInnerTexts())
        .toEqual(days[0].rates.map((rate: string | null) => rate ?? '—'))
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(await hindrances(page, '.report-charts')).toEqual([])
    },
  )

  test('break no policy', () => expect(wrong()).toEqual([]))
})
