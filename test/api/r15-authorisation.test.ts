import { beforeAll, describe, expect, test } from 'vitest'
import { access } from '../../shared/people/access.ts'
import type { Database } from '../../api/kernel/db.ts'
import { appFor } from '../kit/app.ts'
import { countBatches, moreThanOne } from '../kit/batches.ts'
import { callers, cases, guarded } from '../kit/matrix.ts'
import { matrixSchool, rowsWritten } from '../kit/matrix-school.ts'
import { who } from '../kit/school.ts'
import { contentOf } from '../kit/template.ts'

let school: Awaited<ReturnType<typeof matrixSchool>>
/** One database for everything that is refused, since none of it may change anything. */
let refusing: { db: Database; ask: ReturnType<typeof appFor>['ask']; before: string }
/** And one for reading. */
let reading: ReturnType<typeof counted>

/** And one for each command: whoever may, does it there. */
const changing = new Map<string, typeof reading>()

const counted = (db: Database) => ({ ask: appFor(db).ask, spent: countBatches(db) })

beforeAll(async () => {
  school = await matrixSchool()
  const db = await school.copy()
  refusing = { db, ask: appFor(db).ask, before: await contentOf(db) }
  reading = counted(await school.copy())
  const commands = cases.filter(({ allowed, method }) => allowed && method !== 'GET')
  for (const route of new Set(commands.map((c) => c.route))) changing.set(route, counted(await school.copy()))
})

describe('R15 who may do what', () => {
  test('every role of the table and every guarded route is in the matrix', () => {
    expect(new Set(cases.map((c) => c.route)).size).toBe(guarded.length)
    const roles = new Set(Object.values(access).flatMap((entry) => Object.keys(entry)))
    for (const key of ['routes', 'public', 'frozen', 'proof', 'stepUp', 'chat', 'facts', 'operator'])
      roles.delete(key)
    expect(new Set(callers.map((c) => c.role))).toEqual(roles)
    expect(cases.filter((c) => !c.allowed).length).toBeGreaterThan(100)
  })

  test.each(cases.filter((c) => !c.allowed))(
    '$role may not: $route, about $where',
    async ({ as, route, where, kind }) => {
      const { db, ask } = refusing
      const request = school.asked(route, as, where)
      const had = await rowsWritten(db)
      const answer = await ask(request.route, { as, body: request.body })
      expect([403, 404], answer.text).toContain(answer.status)
      expect(answer.text).not.toContain(request.about.slipId || 'no slip')
      const written = (await rowsWritten(db)) - had
      // Of somebody else's device or session there is nothing to be found, and so nothing to be refused.
      if (kind === 'owned' && answer.status === 404) return expect(written).toBe(0)
      expect(written).toBe(1)
      const { rows } = await db.client.execute(
        'select actor_id, action, target, bytes from audit_event order by n desc limit 1',
      )
      const { actor_id: actor, action, target, bytes } = rows[0]!
      expect({ actor, action }).toEqual({ actor: `p-${as}`, action: 'authz_fail' })
      const said = JSON.parse(String(bytes)) as { after: { route: string } }
      expect(said.after.route).toBe(request.route.split('?')[0])
      if (where !== 'self') expect([`p-${request.about.student}`, '']).toContain(target)
    },
  )

  test('and after all of it the database holds what it held', async () => {
    expect(await contentOf(refusing.db)).toBe(refusing.before)
  })

  test.each(cases.filter((c) => c.allowed))(
    '$role may, with one batch to read and one to write: $route, about $where',
    async ({ as, route, where, method }) => {
      const request = school.asked(route, as, where)
      const { ask, spent } = method === 'GET' ? reading : changing.get(route)!
      const [reads, writes] = [spent.reads, spent.writes]
      const answer = await ask(request.route, { as, body: request.body })
      if (!moreThanOne.has(route)) {
        // What was overtaken is looked at once more before it is refused.
        const times = answer.status === 409 ? 2 : 1
        expect(spent.reads - reads).toBeLessThanOrEqual(times)
        expect(spent.writes - writes).toBeLessThanOrEqual(times)
      }
      // The state may stand against it; the permission must not.
      expect(answer.status, answer.text).toBeLessThan(500)
      if (answer.status !== 200)
        expect(['forbidden', 'not-signed-in', 'step-up-needed', 'proof-needed', 'bad-input']).not.toContain(
          answer.json.fault.code,
        )
    },
  )

  test('a role that was taken away a second ago is gone', async () => {
    const db = await school.copy()
    const { ask } = appFor(db)
    expect((await ask('GET /api/payouts', { as: who.finance })).status).toBe(200)
    await db.client.execute(`update role_grant set revoked_at = 1 where person_id = 'p-${who.finance}'`)
    expect((await ask('GET /api/payouts', { as: who.finance })).status).toBe(403)
  })
})
