import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, shows, signByName } from './app.ts'
import { eachPage, hindrances, visitingRoles } from './visited.ts'

const { phone, wrong } = demo()

/** Every text in answers of the API, and its initial: names and words that the school brought, in whatever language. */
function dataOf(page: Page) {
  const words = new Set<string>()
  const answers: Promise<void>[] = []
  const collect = (value: unknown) => {
    if (typeof value === 'string') {
      words.add(value).add(value.slice(0, 1))
    } else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  page.on('response', (response) => {
    if (response.url().includes('/api/'))
      answers.push(
        response
          .json()
          .catch(() => '')
          .then(collect),
      )
  })
  return async () => {
    await Promise.all(answers)
    return [...words]
  }
}

/** What is on a page beside that data, in Chinese; the way back to Chinese is written so that who needs it can read it. */
async function chineseBeside(page: Page, data: ReturnType<typeof dataOf>) {
  // The page first: what it shows has been answered by then.
  const shown = await page.locator('body').innerText()
  const left = (await data())
    .filter((word) => /\p{Script=Han}/u.test(word))
    .sort((a, b) => b.length - a.length)
    .reduce((all, word) => all.replaceAll(word, ''), shown)
  return left.replaceAll('中文', '').match(/.*\p{Script=Han}.*/gu) ?? []
}

describe('R35 in English, by day', () => {
  test.each(visitingRoles)('no page of a %s has Chinese of its own, or keeps anybody out', async (role) => {
    const page = await phone({ locale: 'en-US' })
    const data = dataOf(page)
    const found: string[] = []
    await eachPage(page, role, async (path) => {
      for (const line of await chineseBeside(page, data)) found.push(`${path}: ${line}`)
      for (const line of await hindrances(page)) found.push(`${path}: ${line}`)
    })
    expect(found).toEqual([])
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })
})

describe('R35 in the dark, with letters twice as large, on a phone of 320 px, with less motion', () => {
  test.each(visitingRoles)(
    'every page of a %s fits, is dark and still, and keeps nobody out',
    async (role) => {
      const page = await phone({ dark: true, width: 320 })
      await page.addInitScript(() => localStorage.setItem('daogang.size', '200'))
      const found: string[] = []
      await eachPage(page, role, async (path) => {
        const seen = await look(page)
        expect(seen.letters).toBe('32px')
        if (seen.width > 320) found.push(`${path}: ${seen.width} px wide`)
        if (seen.ground !== 'rgb(18, 20, 23)') found.push(`${path}: on ${seen.ground}`)
        if (seen.ink !== 'rgb(233, 235, 238)') found.push(`${path}: in ${seen.ink}`)
        if (seen.moving) found.push(`${path}: ${seen.moving} in motion`)
        for (const line of await hindrances(page)) found.push(`${path}: ${line}`)
      })
      expect(found).toEqual([])
    },
  )
})

test('R35 the receipt of a signature fits and keeps nobody out, by night and by day', async () => {
  const page = await phone({ dark: true, width: 320 })
  await page.addInitScript(() => localStorage.setItem('daogang.size', '200'))
  await enterAs(page, 'student')
  const { id } = (await ask(page, '/api/payslips')).json.payslips[0]
  await page.goto(`/payslips/${id}`)
  await signByName(page, (await ask(page, '/api/me')).json.name)
  await shows(page, '原文与指纹一致，刚刚在本机核对过')
  expect(await look(page)).toMatchObject({ letters: '32px', width: 320, moving: 0 })
  expect(await hindrances(page)).toEqual([])

  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(() => localStorage.setItem('daogang.locale', 'en'))
  const data = dataOf(page)
  await page.goto(`/payslips/${id}/receipt`)
  await shows(page, 'Save the receipt')
  expect(await hindrances(page)).toEqual([])
  expect(await chineseBeside(page, data)).toEqual([])
})

const look = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor: ground, color: ink } = getComputedStyle(document.body)
    const moving = [...document.querySelectorAll('*')]
      .map((one) => getComputedStyle(one))
      .flatMap(({ animationDuration, transitionDuration }) => [animationDuration, transitionDuration])
      .flatMap((durations) => durations.split(', '))
      .filter((duration) => parseFloat(duration) > 0).length
    const { fontSize: letters } = getComputedStyle(document.documentElement)
    return { ground, ink, letters, moving, width: document.scrollingElement!.scrollWidth }
  })

test('no page of any role complained', () => {
  expect(wrong()).toEqual([])
})
