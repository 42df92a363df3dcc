/**
 * The document of the whole API in OpenAPI 3.1, made of what the program itself goes by: the router's routes, the
 * schemas at their doors, the permission table and the types of the answers.
 */
import type { RouterRoute } from 'hono/types'
import { faults } from '../kernel/fault.ts'
import { inputs, sessionCookie } from '../kernel/http.ts'
import type { Answers } from './answers.ts'
import { operationOf } from './operation.ts'
import type { Route } from './operation.ts'

const about = `Attendance, allowance and signed payouts for a college's practicum season.

Made by \`npm run openapi\` of the routes, of the schemas at their doors, of the permission table and of the types
of the answers; a test fails when it is not what they are.

Who may: \`x-roles\` names the roles with how far each reaches (self, group, class, season). \`x-second-factor\` asks
for one of the last five minutes, \`x-until-season-closed\` ends with the season, \`x-rests-without-valid-log\` rests
while the log does not verify, \`x-from-chat\` may be done from a chat too.

A command is JSON, even an empty one, comes from the site itself and carries an \`Idempotency-Key\`: the same key with
the same body gets the first answer again. Amounts are text. \`x-checked\` says what a door checks
besides, and of a text that is \`x-trimmed\` the blanks around it do not count.

Not described: which refusals each route may answer with, what the fields mean, and the limits of size and of rate.`

/** Its paths are in the order of the alphabet, so that a route more is one place more in the file. */
export function openApiDocument(routes: RouterRoute[], answers: Answers, version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routesOf(routes).toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    (paths[route.path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})[route.method.toLowerCase()] = operationOf(
      route,
      answers.get(`${route.method} ${route.path}`),
    )
  return {
    openapi: '3.1.0',
    info: { title: '到岗 Daogang', version, description: about },
    servers: [{ url: '/' }],
    paths,
    components,
  }
}

/** Of a route the router has one row for each of its doors. */
function routesOf(rows: RouterRoute[]): Route[] {
  const routes = new Map<string, Route>()
  for (const { method, path: written, handler } of rows.filter(({ method }) => method !== 'ALL')) {
    const path = written === '/' ? written : written.replace(/\/$/, '')
    const route = routes.get(`${method} ${path}`) ?? { method, path, takes: [] }
    const takes = inputs.get(handler)
    routes.set(`${method} ${path}`, { ...route, takes: takes ? [...route.takes, takes] : route.takes })
  }
  return [...routes.values()]
}

const key = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Made by the client and kept until it has the answer.',
  schema: { type: 'string', pattern: '^[\\w-]{8,64}$' },
}

const fault = {
  type: 'object',
  properties: {
    fault: {
      type: 'object',
      properties: {
        code: { enum: Object.keys(faults) },
        message: { type: 'string', description: "In the reader's language, by Accept-Language." },
        params: { type: 'object' },
      },
      required: ['code', 'message', 'params'],
    },
  },
  required: ['fault'],
}

const components = {
  schemas: { Fault: fault },
  responses: {
    Fault: {
      description: `Refused; each code has one status: ${statuses()}.`,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } },
    },
  },
  parameters: { Key: { ...key, required: true }, OptionalKey: { ...key, required: false } },
  requestBodies: {
    Nothing: {
      description: 'Empty, or an object that nobody reads; JSON all the same.',
      content: { 'application/json': { schema: {} } },
    },
  },
  headers: {
    IdempotentReplay: {
      description: 'The answer that this key got the first time.',
      schema: { const: 'true' },
    },
  },
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
    deviceProof: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Proof',
      description:
        'device.nonce.signature: ECDSA on P-256 with SHA-256 by the key of the device over the lines proof/v1, method, path, SHA-256 of the body, nonce.',
    },
  },
}

function statuses() {
  const byStatus = Map.groupBy(Object.entries(faults), ([, status]) => status)
  return [...byStatus]
    .toSorted(([a], [b]) => a - b)
    .map(([status, codes]) => `${status} ${codes.map(([code]) => code).join(', ')}`)
    .join('; ')
}
