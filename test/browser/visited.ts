/** Every page of every role, and how a test goes through them. */
import axe from 'axe-core'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { enterAs } from '../kit/browser.ts'
import { ask, until } from './app.ts'

const account = ['chat', 'devices', 'numbers', 'looks', 'consents', 'undertaking', 'pin'].map(
  (page) => `/me/${page}`,
)

/** Where each role goes, and what is opened from there by its address alone. */
export const pagesOf = {
  student: [
    '/',
    '/allowance',
    '/records',
    '/records/2020-11-11',
    '/records/requests',
    '/records/violations',
    '/records/repairs',
    '/leaderboard',
    '/c',
    '/return',
    '/notices',
    '/me',
    '/payslips/:slip',
    '/payslips/:slip/payment',
    ...account,
    '/sign-in',
    '/i',
    '/verify',
  ],
  leader: ['/roll-call', '/returns', '/needs', '/violations/new', '/', '/me'],
  teacher: [
    '/board',
    '/board/students/:student',
    '/needs',
    '/more',
    '/roll-call',
    '/roll-call/print',
    '/violations',
    '/assessments/new',
    '/rooms',
    '/rooms/:room',
    '/returns',
    '/returns/nights',
    '/report/2020-11-11',
    '/gate',
    '/signatures',
    '/people',
    '/me',
    '/me/chat',
    '/me/credentials',
  ],
  supervisor: [
    '/board',
    '/payouts',
    '/payouts/:run',
    '/plan',
    '/rules',
    '/rules/next',
    '/audit',
    '/roll-call',
    '/quality',
    '/quality/new',
    '/awards',
    '/leaderboard',
    '/assessments',
    '/online',
    '/import',
    '/repairs',
  ],
  finance: ['/season-report', '/settlement', '/payouts', '/payouts/:run', '/payouts/:run/transfers', '/me'],
  admin: ['/deliveries', '/people', '/people/staff', '/people/slips', '/me', '/join'],
} as const
export type VisitingRole = keyof typeof pagesOf
export const visitingRoles = Object.keys(pagesOf) as VisitingRole[]

/** Opens every page of a role, and looks when nothing is loading on it any more. */
export async function eachPage(page: Page, role: VisitingRole, look: (path: string) => Promise<void>) {
  await enterAs(page, role)
  for (const path of pagesOf[role]) {
    await page.goto(await filled(page, path))
    await page.locator('main :is(h1, h2)').first().waitFor()
    await until(async () =>
      expect(await page.locator('main :is(.bone, .loading), main [aria-busy=true]').count()).toBe(0),
    )
    await look(path)
  }
}

async function filled(page: Page, path: string) {
  if (path.includes(':slip'))
    return path.replace(':slip', (await ask(page, '/api/payslips')).json.payslips[0].id)
  if (path.includes(':student')) {
    const { classes } = (await ask(page, '/api/attendance/board')).json
    return path.replace(':student', classes[0].groups[0].students[0].personId)
  }
  if (path.includes(':room'))
    return path.replace(':room', encodeURIComponent((await ask(page, '/api/rooms')).json.rooms[0].name))
  return path.includes(':run')
    ? path.replace(':run', (await ask(page, '/api/payouts')).json.runs[0].id)
    : path
}

/** What axe finds serious or critical, on the page or within one part of it: rule and place. */
export async function hindrances(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (part) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part, {
      resultTypes: ['violations'],
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, within)
}
