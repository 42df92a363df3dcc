import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildOnce } from '../kit/browser.ts'
import { brings, parts } from './parts.ts'

const root = join(import.meta.dirname, '../..')
const built = join(root, 'dist/web')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const limits = { student: 12_000, office: 40_000 }

/** The pages as the tables of routes name them; what staff open is the office's, all else may be a student's. */
const pagesIn = (table: string) =>
  [...read(table).matchAll(/import\('\.\/(pages\/[\w/]+\.vue)'\)/g)].map(([, page]) => `web/${page}`)
const further = 'web/further-routes.ts'
const own = 'web/own-routes.ts'
const entry = 'web/entry-routes.ts'
const routes = [
  // A student's phone has fetched the table with what runs in the background, before anybody taps.
  ...[own, ...pagesIn('web/routes.ts'), ...pagesIn(own)].map((page) => [page, []] as const),
  ...[entry, further].flatMap((table) => pagesIn(table).map((page) => [page, [table]] as const)),
  // What the lists of one's own are made of comes after their page: requests, and in one file the facts.
  ...['web/requests/RequestsPart.vue', 'own-facts'].map(
    (part) => [part, ['web/pages/student/RecordPage.vue']] as const,
  ),
]
const limitOf = (page: string) =>
  /pages\/(leader|staff|office)\/|JoinPage/.test(page) ? limits.office : limits.student

beforeAll(buildOnce)

const size = (file: string) => brotliCompressSync(readFileSync(join(built, file))).length

/** What a phone that has the first screen fetches until this part can be shown: scripts and styles, compressed. */
const weigh = (names: readonly string[]) =>
  [...new Set(names.flatMap((name) => [...brings(name)]))].reduce((sum, file) => sum + size(file), 0)

describe('what a page weighs over the first screen', () => {
  test('the tables name every page', () => {
    expect(routes.length).toBeGreaterThan(30)
  })

  test.each(routes)('%s', (page, before) => {
    const weight = weigh([page, ...before])
    console.log(`${page}: ${(weight / 1000).toFixed(1)} kB of ${limitOf(page) / 1000}`)
    expect(weight).toBeGreaterThan(300)
    expect(weight).toBeLessThanOrEqual(limitOf(page))
  })
})

/** All that may ever be fetched from a part, at once or later, the first screen's own program apart. */
function reached(from: string): Set<string> {
  const [all, seen] = [parts(), new Set<string>()]
  const visit = (name: string) => {
    if (name === 'web/main.ts' || seen.has(name)) return
    seen.add(name)
    const { imports = [], dynamicImports = [] } = all[name]!
    for (const next of [...imports, ...dynamicImports]) visit(next)
  }
  visit(from)
  return seen
}

describe('charts', () => {
  const canvas = 'web/charts/PlotCanvas.vue'

  test('weigh at most 22 kB, program and styles', () => {
    const { file, css = [] } = parts()[canvas]!
    const weight = [file, ...css].reduce((sum, one) => sum + size(one), 0)
    console.log(`${canvas}: ${(weight / 1000).toFixed(1)} kB of 22`)
    expect(weight).toBeGreaterThan(10_000)
    expect(weight).toBeLessThanOrEqual(22_000)
  })

  test('come from no page of a student’s, now or later, and lie in no phone before they are asked for', () => {
    for (const page of ['office/SeasonReportPage', 'staff/ReportPage'])
      expect(reached(`web/pages/${page}.vue`)).toContain(canvas)
    const students = routes
      .map(([page]) => page)
      .filter((page) => page.startsWith('web/') && limitOf(page) === limits.student)
    expect(students.length).toBeGreaterThan(10)
    for (const page of students) expect(reached(page), page).not.toContain(canvas)
    const worker = read('dist/web/sw.js')
    const { file, css = [] } = parts()[canvas]!
    for (const one of [file, ...css]) expect(worker).not.toContain(one.split('/').pop())
  })
})
