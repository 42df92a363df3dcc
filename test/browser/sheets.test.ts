import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { demo, until } from './app.ts'
import { sheetsInSources, sheetsOf } from './sheets.ts'
import { hindrances, type VisitingRole } from './visited.ts'

const { phone, wrong } = demo()
const roles = Object.keys(sheetsOf) as VisitingRole[]

test('R35 every sheet of the app is opened here', () => {
  const opened = Object.values(sheetsOf).flatMap((sheets) => sheets.map(({ of }) => of))
  expect([...new Set(opened)].sort()).toEqual(sheetsInSources())
})

describe('R35 in the dark, with letters twice as large, on a phone of 320 px', () => {
  test.each(roles)(
    'every sheet of a %s fits, has the focus and a name, and keeps nobody out',
    async (role) => {
      const page = await phone({ dark: true, width: 320 })
      await page.addInitScript(() => {
        localStorage.setItem('daogang.size', '200')
        // As on a phone whose browser reads codes, and whose owner refuses the camera.
        Object.assign(globalThis, { BarcodeDetector: () => undefined })
      })
      await enterAs(page, role)
      const found: string[] = []
      for (const { of, at, by, before, after } of sheetsOf[role]!) {
        await before?.(page)
        await page.goto(at)
        for (const part of by) await page.locator(part).click()
        await page.getByRole('dialog').last().waitFor()
        await after?.(page)
        for (const line of [...(await look(page)), ...(await hindrances(page, 'dialog'))])
          found.push(`${of}: ${line}`)
        await until(async () => {
          await page.keyboard.press('Escape')
          expect(await page.getByRole('dialog').count()).toBe(0)
        })
      }
      expect(found).toEqual([])
    },
  )
})

/** What is wrong with the sheet that is open: wider than the phone, beside the focus, or nameless. */
const look = (page: Page) =>
  page.evaluate(() => {
    const sheet = [...document.querySelectorAll('dialog[open]:modal')].at(-1)!
    const name = document.getElementById(sheet.getAttribute('aria-labelledby') ?? '')?.innerText.trim()
    const { left, right } = sheet.getBoundingClientRect()
    return [
      ...(sheet.scrollWidth > sheet.clientWidth ? [`${sheet.scrollWidth} px wide`] : []),
      ...(left < 0 || right > innerWidth ? [`from ${left} to ${right} px`] : []),
      ...(document.scrollingElement!.scrollWidth > innerWidth ? ['widens the page'] : []),
      ...(sheet.contains(document.activeElement) ? [] : ['has not got the focus']),
      ...(name ? [] : ['has no name']),
    ]
  })

test('no page complained', () => {
  expect(wrong()).toEqual([])
})
