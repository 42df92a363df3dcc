/** The document of the API, against the router, the permission table, and what the routes themselves say. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, test } from 'vitest'
import { Fault, faults } from '../../../api/kernel/fault.ts'
import type { Database } from '../../../api/kernel/db.ts'
import { access } from '../../../shared/people/access.ts'
import { appFor } from '../../kit/app.ts'
import { bodiesBeside } from '../../kit/bad-bodies.ts'
import { callers, guarded } from '../../kit/matrix.ts'
import { matrixSchool } from '../../kit/matrix-school.ts'
import { describedApi, wrongWith } from '../../kit/openapi.ts'
import type { Described } from '../../kit/openapi.ts'
import { allRoutes } from '../../kit/requests.ts'
import { who } from '../../kit/school.ts'

let api: ReturnType<typeof describedApi>
let school: Awaited<ReturnType<typeof matrixSchool>>
let byRoute: Map<string, Described>

beforeAll(async () => {
  api = describedApi()
  byRoute = new Map(api.operations.map((one) => [one.route, one]))
  school = await matrixSchool()
  // The compiler takes ten seconds, and on a machine that is busy many times as long.
}, 300_000)

/** An app without a database: whatever passes a door ends behind it. */
const doorsAlone = () => {
  const nothing = new Proxy(
    {},
    {
      get() {
        throw new Fault('unavailable')
      },
    },
  )
  return appFor(nothing as Database).ask
}

describe('the document', () => {
  test('has every route that is served, and no other', () => {
    expect(api.operations.map(({ route }) => route).toSorted()).toEqual(
      allRoutes.map(({ route }) => route).toSorted(),
    )
  })

  test('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(api.document))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect((await new Validator().validate({ ...structuredClone(api.document), info: {} })).valid).toBe(false)
  })

  test('says who may, as the permission table has it', () => {
    for (const { route, action } of allRoutes) {
      const { said } = byRoute.get(route)!
      const entry = access[action]
      const { public: open, proof, stepUp } = entry
      expect(said['x-action'], route).toBe(action)
      expect((said['security'] as unknown[]).length === 0, route).toBe(open === true)
      expect(said['x-second-factor'] === true, route).toBe(stepUp === true)
      for (const { role } of open ? [] : callers)
        expect((said['x-roles'] as Record<string, string>)[role], route).toBe(entry[role])
      const proven = JSON.stringify(said['security']).includes('deviceProof')
      expect(proven, route).toBe(proof === true && !route.startsWith('GET'))
    }
  })

  test('asks for a key of every command, and of no question', () => {
    for (const { route, said } of api.operations) {
      const key = JSON.stringify(said['parameters'] ?? []).match(/parameters\/(\w*Key)/)?.[1]
      const open = allRoutes.find((one) => one.route === route)!.public
      const wanted = route.startsWith('POST /api/') ? (open ? 'OptionalKey' : 'Key') : undefined
      expect(key, route).toBe(wanted)
    }
  })
})

const described = (route: string) => byRoute.get(route)!
const asked = guarded.filter(({ route }) => !route.startsWith('GET /api/sessions'))

test('every request of the matrix is as the document says', () => {
  for (const { route } of asked) {
    const { parameters, body } = described(route)
    const request = school.asked(route, who.studentA)
    if (body) expect(wrongWith(body, request.body), route).toEqual([])
    const url = new URL(request.route.split(' ')[1]!, 'http://x')
    for (const { name, in: where, required, schema } of parameters) {
      const value = where === 'query' ? url.searchParams.get(name) : partOf(route, url.pathname, name)
      if (value === null) expect(required, `${route} ${name}`).toBe(false)
      else expect(wrongWith(schema, value), `${route} ${name}`).toEqual([])
    }
    for (const name of url.searchParams.keys()) expect(parameters.map((one) => one.name)).toContain(name)
  }
})

const partOf = (route: string, path: string, name: string) =>
  decodeURIComponent(path.split('/')[route.split(' ')[1]!.split('/').indexOf(`:${name}`)] ?? '')

test('what the document refuses, the route refuses at its door; what it takes, the door lets pass', async () => {
  const ask = doorsAlone()
  const counts = { refused: 0, taken: 0 }
  for (const { route, method } of asked) {
    const { body } = described(route)
    if (method === 'GET' || !body || Object.keys(body).length === 0) continue
    const request = school.asked(route, who.studentA)
    const checkedFurther = JSON.stringify(body).includes('x-checked')
    for (const bad of bodiesBeside(request.body).filter((body) => body !== null)) {
      const wrong = wrongWith(body, bad)
      const answer = await ask(request.route, { as: who.studentA, body: bad })
      const refused = answer.json?.fault?.code === 'bad-input'
      const shown = `${route} ${JSON.stringify(bad)?.slice(0, 300)} ${wrong.join('; ')} ${answer.text}`
      if (wrong.length) expect([refused, answer.status], shown).toEqual([true, faults['bad-input']])
      else if (!checkedFurther) expect(refused, shown).toBe(false)
      counts[refused ? 'refused' : 'taken']++
    }
  }
  expect(counts.refused).toBeGreaterThan(3_000)
  expect(counts.taken).toBeGreaterThan(200)
})

test('whatever is answered is as the document says, and so is every refusal', async () => {
  const reading = appFor(await school.copy()).ask
  const refusal = api.document.components.schemas.Fault
  const answered = new Set<string>()
  for (const { route, method, action } of asked) {
    const ask = method === 'GET' ? reading : appFor(await school.copy()).ask
    for (const { as, role } of callers.filter(({ role }) => access[action][role])) {
      const request = school.asked(route, as, /student|leader/.test(role) ? 'self' : 'own group')
      const { status, json, text } = await ask(request.route, { as, body: request.body })
      if (!json) continue
      if (status === 200) answered.add(route)
      const schema = status === 200 ? described(route).answer! : refusal
      expect(wrongWith(schema, json), `${role} ${route} ${text}`).toEqual([])
    }
  }
  expect(answered.size).toBeGreaterThan(110)
})
