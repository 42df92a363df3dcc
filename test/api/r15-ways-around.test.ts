import { beforeAll, describe, expect, test } from 'vitest'
import { access } from '../../shared/people/access.ts'
import type { Scope } from '../../shared/people/access.ts'
import { appFor } from '../kit/app.ts'
import { aboutOf, callers, guarded, scopesFor } from '../kit/matrix.ts'
import { matrixSchool, rowsWritten } from '../kit/matrix-school.ts'
import { students, who } from '../kit/school.ts'

let school: Awaited<ReturnType<typeof matrixSchool>>
const opened = async (change = '') => {
  const db = await school.copy()
  if (change) await db.client.execute(change)
  return { db, ask: appFor(db).ask }
}
type Opened = Awaited<ReturnType<typeof opened>>
const kept = new Map<string, Opened>()

/** A database for all that change nothing in it; `change` is what it has that others do not. */
async function shared(change = ''): Promise<Opened> {
  const known = kept.get(change) ?? (await opened(change))
  kept.set(change, known)
  return known
}

beforeAll(async () => {
  school = await matrixSchool()
  for (const change of ['', ended, out, idle, stale]) await shared(change)
})

const [ended, out, idle, stale] = [
  'update session set ended_at = 1',
  'update session set expires_at = 1',
  'update session set last_used_at = 1',
  'update session set step_up_until = 1',
]
const holderOf = (action: keyof typeof access) => callers.find(({ role }) => access[action][role])!.as

/** Asks, and finds that it is refused with this status and that not one row was written. */
async function refused(
  { db, ask }: Opened,
  request: { route: string; body: unknown },
  options: { as?: string; headers?: Record<string, string> },
) {
  const had = await rowsWritten(db)
  const answer = await ask(request.route, { ...options, body: request.body })
  expect((await rowsWritten(db)) - had).toBe(0)
  return [answer.status, answer.json.fault.code]
}

describe('R15 strangers', () => {
  test.each(guarded)('nobody may without signing in: $route', async ({ route }) => {
    const request = school.asked(route, who.studentA)
    expect(await refused(await shared(), request, {})).toEqual([401, 'not-signed-in'])
    expect(await refused(await shared(), request, { as: 'nobody' })).toEqual([401, 'not-signed-in'])
  })

  test.each(guarded)('nor with a session that has ended, run out or lain idle: $route', async (routed) => {
    const as = holderOf(routed.action)
    for (const change of [ended, out, idle])
      expect(await refused(await shared(change), school.asked(routed.route, as), { as }), change).toEqual([
        401,
        'not-signed-in',
      ])
  })
})

describe('R15 what asks for more than a session', () => {
  const fresh = guarded.filter(({ action }) => access[action].stepUp)
  test.each(fresh)('a second factor of the last five minutes: $route', async ({ route, action }) => {
    const as = holderOf(action)
    const request = school.asked(route, as, aboutOf({ route }) === 'student' ? 'own group' : 'self')
    expect(await refused(await shared(stale), request, { as })).toEqual([403, 'step-up-needed'])
  })

  const proven = guarded.filter(({ action, method }) => access[action].proof && method !== 'GET')
  test.each(proven)('the device’s own signature: $route', async ({ route, action }) => {
    const as = holderOf(action)
    const request = school.asked(route, as)
    for (const proof of [
      '',
      'd-x.nonce-of-nobody.' + 'A'.repeat(86),
      `d-${as}.nonce-of-nobody.${'A'.repeat(86)}`,
    ])
      expect(await refused(await shared(), request, { as, headers: { 'X-Proof': proof } })).toEqual([
        403,
        'proof-needed',
      ])
  })

  test('there are such routes', () => {
    expect(fresh.length).toBeGreaterThan(8)
    expect(proven.length).toBeGreaterThan(4)
  })
})

describe('R15 what a list names', () => {
  /** The students of whom somebody of this scope may read, as class 1's group A sees them. */
  const reach: Record<Scope, (as: string, role: string) => string[]> = {
    self: (as) => [as],
    group: (as) => [as, who.leaderA, who.studentA, who.otherA, who.leaderB],
    class: (_, role) =>
      students
        .filter((s) => role === 'lead-teacher' || s.className === students[0]!.className)
        .map((s) => s.number),
    season: () => students.map((s) => s.number),
  }
  const lists = guarded.filter((routed) => routed.method === 'GET' && /caller|school/.test(aboutOf(routed)))
  const readers = lists.flatMap((routed) =>
    callers.map((caller) => ({ ...routed, ...caller, scopes: scopesFor(routed, caller.role) })),
  )

  test.each(readers.filter(({ scopes }) => scopes.length))(
    'to a $role nobody beyond the own reach: $route',
    async ({ route, as, role, scopes }) => {
      const { ask } = await shared()
      const answer = await ask(school.asked(route, as).route, { as })
      // With whom one swaps shifts, a student knows.
      const withPartners = /attendance\/(requests|month|day)$/.test(route)
      const mine = new Set(
        scopes.flatMap((scope) => reach[withPartners && scope === 'self' ? 'class' : scope](as, role)),
      )
      const named = students.map((s) => s.number).filter((number) => answer.text.includes(number))
      expect(named.filter((number) => !mine.has(number))).toEqual([])
    },
  )

  test('and the lists are not empty', async () => {
    const { ask } = await shared()
    const seen = (await ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people as {
      number: string
    }[]
    expect(seen.map((p) => p.number).toSorted()).toEqual(
      [who.leaderA, who.studentA, who.otherA, who.leaderB].toSorted(),
    )
    const ofTeacher = (await ask('GET /api/attendance/roll-call', { as: who.teacher2 })).json.people
    expect(ofTeacher).toHaveLength(6)
  })
})
