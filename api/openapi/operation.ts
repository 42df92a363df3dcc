import { access } from '../../shared/people/access.ts'
import type { Action, Entry } from '../../shared/people/access.ts'
import type { inputs } from '../kernel/http.ts'
import type { Schema } from './schema.ts'
import { inputSchema } from './schema.ts'

type Declared = NonNullable<ReturnType<(typeof inputs)['get']>>

export interface Route {
  method: string
  /** As Hono writes it: `/api/people/:id/reveal`. */
  path: string
  /** What its doors take. */
  takes: Declared[]
}

const actions = new Map(
  (Object.keys(access) as Action[]).flatMap((action) =>
    access[action].routes.map((route) => [route, action] as const),
  ),
)

const reference = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })
/** Two routes answer pictures and paper, and the browser's own reports are no JSON. */
const otherBodies: Record<string, Schema> = {
  'GET /api/payslips/:id/ink': { description: 'A picture.', content: { 'image/png': {} } },
  'GET /api/payslips/:id/sheet': { description: 'Paper.', content: { 'application/pdf': {} } },
  'POST /csp': { description: 'Nothing.' },
}

/** One route of the document; `answer` is the schema of its JSON, null where it answers something else. */
export function operationOf({ method, path, takes }: Route, answer: Schema | null | undefined): Schema {
  const route = `${method} ${path}`
  const action = actions.get(route)
  if (!action) throw new Error(`no action names ${route}`)
  if (answer === undefined) throw new Error(`no type says what ${route} answers`)
  if (answer === null && !otherBodies[route]) throw new Error(`what ${route} answers is no JSON`)
  const entry = access[action]
  const command = method !== 'GET' && path.startsWith('/api/')
  const parameters = [...pathParameters(path, takes), ...queryParameters(takes), ...headers(entry, command)]
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [action.split('.')[0]],
    summary: action,
    ...whoMay(action, entry, command),
    ...(parameters.length ? { parameters } : {}),
    ...(command ? { requestBody: bodyOf(takes) } : {}),
    responses: {
      [route === 'POST /csp' ? 204 : 200]: otherBodies[route] ?? answered(command, answer!),
      default: reference('responses', 'Fault'),
    },
  }
}

const answered = (command: boolean, answer: Schema) => ({
  description: 'Done.',
  ...(command ? { headers: { 'Idempotent-Replay': reference('headers', 'IdempotentReplay') } } : {}),
  ...json(answer),
})

/** From the permission table, word for word: the roles with how far they reach, and what else is asked for. */
function whoMay(action: Action, entry: Entry, command: boolean) {
  const { routes: _, public: open, facts, frozen, proof, stepUp, chat, ...roles } = entry
  if (open) return { security: [], 'x-action': action }
  return {
    security: [{ session: [], ...(proof && command ? { deviceProof: [] } : {}) }],
    'x-action': action,
    'x-roles': roles,
    ...(stepUp ? { 'x-second-factor': true } : {}),
    ...(facts && command ? { 'x-until-season-closed': true } : {}),
    ...(frozen && command ? { 'x-rests-without-valid-log': true } : {}),
    ...(chat ? { 'x-from-chat': true } : {}),
  }
}

const of = (takes: Declared[], target: Declared['target']) =>
  takes.filter((one) => one.target === target).map(({ schema }) => inputSchema(schema))

function pathParameters(path: string, takes: Declared[]) {
  const said = Object.assign({}, ...of(takes, 'param').map(({ properties }) => properties)) as Record<
    string,
    Schema
  >
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: said[name!] ?? { type: 'string' },
  }))
}

const queryParameters = (takes: Declared[]) =>
  of(takes, 'query').flatMap(({ properties, required = [], 'x-checked': checked }) =>
    Object.entries(properties as Record<string, Schema>).map(([name, schema]) => ({
      name,
      in: 'query',
      required: (required as string[]).includes(name),
      schema,
      ...(checked ? { 'x-checked': checked } : {}),
    })),
  )

const headers = (entry: Entry, command: boolean) =>
  command ? [reference('parameters', entry.public ? 'OptionalKey' : 'Key')] : []

/** A command without a body of its own is still said to be JSON: that is what a foreign page cannot send. */
function bodyOf(takes: Declared[]) {
  const [schema] = of(takes, 'json')
  return schema ? { required: true, ...json(schema) } : reference('requestBodies', 'Nothing')
}
