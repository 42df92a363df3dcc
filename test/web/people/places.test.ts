import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { access, type Action, type Role } from '../../../shared/people/access.ts'
import { furtherPlacesOf, offices, registers } from '../../../web/people/further-places.ts'
import { homeOf, places, placesOf } from '../../../web/people/places.ts'
import { root } from '../../kit/root.ts'

const roles: Role[] = ['student', 'leader', 'teacher', 'lead-teacher', 'supervisor', 'finance', 'admin']
const persons: Role[][] = [
  ['student'],
  ['student', 'leader'],
  ...roles.slice(2).map((role) => [role]),
  ['teacher', 'lead-teacher', 'admin'],
  ['supervisor', 'finance', 'admin'],
]

/** What is asked for first behind each place: whoever may ask it has the place, and nobody else. */
const behind: Record<string, Action> = {
  '/': 'attendance.today',
  '/board': 'attendance.see',
  '/roll-call': 'attendance.roll-call',
  '/allowance': 'allowance.running',
  '/records': 'attendance.own',
  '/me': 'me.see',
  '/violations': 'violations.see',
  '/quality': 'quality.see',
  '/awards': 'awards.see',
  '/assessments': 'assessments.record',
  '/online': 'online.check',
  '/repairs': 'repairs.see',
  '/payouts': 'payouts.see',
  '/plan': 'plan.see',
  '/rules': 'seasons.rules-see',
  '/audit': 'audit.read',
  '/signatures': 'attestations.propose',
  '/settlement': 'settlement.see',
  '/season-report': 'season-report.see',
  '/people': 'people.students',
  '/rooms': 'rooms.codes',
}
const may = (action: Action) => roles.filter((role) => access[action][role]).toSorted()
const reachable = (person: Role[]) => [
  ...placesOf(person).map(({ path }) => path),
  ...(placesOf(person).some(({ path }) => path === '/more')
    ? Object.values(furtherPlacesOf(person)).flatMap((all) => all.map(({ path }) => path))
    : []),
]

/** The roles of each route, as `web/routes.ts` writes them: importing it would import every page. */
function routeRoles(): Map<string, string[]> {
  const text = ['routes', 'own-routes', 'entry-routes', 'further-routes']
    .map((name) => readFileSync(join(root, `web/${name}.ts`), 'utf8'))
    .join('')
  const named = new Map<string, string[]>()
  const listed = (source: string): string[] =>
    [...source.matchAll(/'([\w-]+)'|\.\.\.(\w+)/g)].flatMap(([, role, of]) =>
      role ? [role] : (named.get(of!) ?? []),
    )
  for (const [, name, list] of text.matchAll(/^const (\w+): Role\[\] = \[([^\]]*)\]/gm))
    named.set(name!, listed(list!))
  const found = text.matchAll(/path: '([^']+)',[^{}]*meta: \{[^}]*?roles: (?:(\w+)|\[([^\]]*)\])/g)
  return new Map(
    [...found].flatMap(([, path, name, list]) => {
      const may = (name ? (named.get(name) ?? []) : listed(list!)).toSorted()
      // One route may stand for several: `/:noun(violations|quality)`.
      const several = /^\/:\w+\(([^)]+)\)$/.exec(path!)
      return (several ? several[1]!.split('|').map((one) => `/${one}`) : [path!]).map(
        (one): [string, string[]] => [one, may],
      )
    }),
  )
}

describe('the places of the bar', () => {
  test.each(persons.map((person) => [person.join(', '), person] as const))(
    'are at most five for %s',
    (_, person) => {
      expect(placesOf(person).length).toBeLessThanOrEqual(5)
      expect(placesOf(person).at(-1)?.path).toBe('/me')
    },
  )

  test('begin where each has most to do', () => {
    expect(persons.map(homeOf)).toEqual([
      '/',
      '/',
      '/board',
      '/board',
      '/board',
      '/payouts',
      '/people',
      '/board',
      '/board',
    ])
  })

  test('and those under 更多 are open to exactly whom the permission table lets ask', () => {
    const found = Object.fromEntries(
      Object.keys(behind).map((path) => [
        path,
        roles.filter((role) => reachable([role]).includes(path)).toSorted(),
      ]),
    )
    const expected = Object.fromEntries(Object.entries(behind).map(([path, action]) => [path, may(action)]))
    expect(found).toEqual(expected)
  })

  test('name roles as their routes do', () => {
    const routed = routeRoles()
    expect(routed.size).toBeGreaterThan(10)
    const office = new Map([...registers, ...offices].map((place) => [place.path, place.roles]))
    const differ = [...new Set([...places.map(({ path }) => path), ...office.keys()])].flatMap((path) => {
      const said = office.get(path) ?? places.find((place) => place.path === path)!.roles
      const route = routed.get(path)
      // A leader has no tab for these and comes to them from the roll call.
      const led = path === '/needs' || path === '/returns' ? [...said, 'leader'] : said
      // Students come to it from their records.
      const inBar = path === '/leaderboard' ? [...led, 'student'] : led
      return route && String([...inBar].toSorted()) !== String(route) ? [`${path}: ${String(route)}`] : []
    })
    expect(differ).toEqual([])
  })
})
