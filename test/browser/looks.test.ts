import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, until } from './app.ts'

const { phone, wrong } = demo()

const account = ['devices', 'numbers', 'looks', 'consents', 'undertaking', 'pin'].map((page) => `/me/${page}`)

/** Where each role goes, and what is opened from there by its address alone. */
const pages = {
  student: [
    '/',
    '/allowance',
    '/records',
    '/notices',
    '/me',
    '/payslips/:slip',
    ...account,
    '/sign-in',
    '/i',
  ],
  leader: ['/roll-call', '/', '/me'],
  teacher: ['/roll-call', '/people', '/me', '/me/credentials'],
  supervisor: ['/payouts', '/payouts/:run', '/roll-call'],
  finance: ['/payouts', '/me'],
  admin: ['/people', '/people/staff', '/people/slips', '/me', '/join'],
} as const
type Role = keyof typeof pages
const roles = Object.keys(pages) as Role[]

/** Opens every main page of a role, and waits until nothing is loading on it. */
async function eachPage(page: Page, role: Role, look: (path: string) => Promise<void>) {
  await enterAs(page, role)
  for (const path of pages[role]) {
    await page.goto(await filled(page, path))
    await page.waitForLoadState('networkidle')
    await until(async () => expect(await page.locator('main h1, main h2').count()).toBeGreaterThan(0))
    await look(path)
  }
}

async function filled(page: Page, path: string) {
  if (path.includes(':slip')) {
    return path.replace(':slip', (await ask(page, '/api/payslips')).json.payslips[0].id)
  }
  return path.includes(':run')
    ? path.replace(':run', (await ask(page, '/api/payouts')).json.runs[0].id)
    : path
}

/** Every text in answers of the API: names and words that the school brought, in whatever language. */
function dataOf(page: Page) {
  const words = new Set<string>()
  const collect = (value: unknown) => {
    if (typeof value === 'string') {
      // The first letter of a name stands in a circle beside it.
      words.add(value).add(value.slice(0, 1))
      if (value.startsWith('{')) collect(JSON.parse(value))
    } else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) collect(await response.json().catch(() => ''))
  })
  return words
}

describe('the app in English', () => {
  test.each(roles)('has no Chinese of its own on the pages of a %s', async (role) => {
    const page = await phone({ locale: 'en-US' })
    const data = dataOf(page)
    const strays: string[] = []
    await eachPage(page, role, async (path) => {
      // The way back to Chinese is written in Chinese, so that who needs it can read it.
      const left = [...data]
        .filter((word) => /\p{Script=Han}/u.test(word))
        .sort((a, b) => b.length - a.length)
        .reduce((all, word) => all.replaceAll(word, ''), await page.locator('body').innerText())
        .replaceAll('中文', '')
      const found = left.match(/.*\p{Script=Han}.*/gu)
      if (found) strays.push(`${path}: ${found.join(' | ')}`)
    })
    expect(strays).toEqual([])
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })
})

describe('the app in the dark', () => {
  test('is dark where the phone is, from the first paint on, and text stays readable', async () => {
    const page = await phone({ dark: true })
    await eachPage(page, 'student', async () => {
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(18, 20, 23)',
      )
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(233, 235, 238)')
    })
  })
})

describe('letters twice as large on a phone of 360 px', () => {
  test.each(roles)('nothing of the pages of a %s leaves the screen', async (role) => {
    const page = await phone()
    await page.addInitScript(() => localStorage.setItem('daogang.size', '200'))
    const wide: string[] = []
    await eachPage(page, role, async (path) => {
      const { letters, width, room } = await page.evaluate(() => ({
        letters: getComputedStyle(document.documentElement).fontSize,
        width: document.scrollingElement!.scrollWidth,
        room: innerWidth,
      }))
      expect(letters).toBe('32px')
      if (width > Math.min(room, 360)) wide.push(`${path}: ${width} px`)
    })
    expect(wide).toEqual([])
  })
})

describe('who asked for less motion', () => {
  test('sees none', async () => {
    const page = await phone()
    await eachPage(page, 'student', async () => {
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .map((one) => getComputedStyle(one))
          .flatMap(({ animationDuration, transitionDuration }) => [animationDuration, transitionDuration])
          .flatMap((durations) => durations.split(', ').map((duration) => parseFloat(duration)))
          .filter((seconds) => seconds > 0.001),
      )
      expect(moving).toEqual([])
    })
  })
})

test('no page of any role complained', () => {
  expect(wrong()).toEqual([])
})
