import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noticeKinds, urgencyOf, urgentKinds } from '../../../shared/notices/kinds.ts'
import { leadsTo } from '../../../shared/notices/leads-to.ts'
import { afterQuietHours } from '../../../shared/notices/quiet.ts'
import { shanghai } from '../../kit/evening.ts'

test('what is urgent says why, and is what cannot wait for the morning', () => {
  expect(urgentKinds).toContain('return-alert')
  expect(urgentKinds).not.toContain('day-report')
  for (const kind of urgentKinds) expect(urgencyOf(kind)!.length).toBeGreaterThan(20)
})

test.each([
  ['07:00', '07:00'],
  ['22:29', '22:29'],
  ['22:30', '31:00'],
  ['24:10', '31:00'],
  ['30:59', '31:00'],
  ['31:00', '31:00'],
])('what is not urgent at %s is delivered at %s', (now, at) => {
  expect(afterQuietHours(shanghai(now))).toBe(shanghai(at))
})

test('every notice leads to a page that the app has', () => {
  const tables = ['routes', 'own-routes', 'entry-routes', 'further-routes'].map((name) =>
    readFileSync(new URL(`../../../web/${name}.ts`, import.meta.url), 'utf8'),
  )
  const paths = [...tables.join('\n').matchAll(/(?:path: |own\()'([^'*]+)'/g)].map(([, path]) => path!)
  const pages = paths.map((path) => new RegExp(`^${path.replaceAll(/:\w+(\([^)]*\))?\??/g, '[^/]+')}$`))
  for (const kind of noticeKinds) {
    const path = leadsTo({ kind, about: 'a', params: { date: '2020-11-12', shift: '晚' } }).split('?')[0]!
    expect([kind, path, pages.some((page) => page.test(path))]).toEqual([kind, path, true])
  }
})
