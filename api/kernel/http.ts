/**
 * HTTP around the verbs: who calls, from where, with which key; and what a refusal looks like on
 * the wire: `{ fault: { code, message, params } }`. Every answer of the API carries `X-Api: 1`, so
 * that a captive portal's 200 is never taken for ours.
 */
import { sValidator } from '@hono/standard-validator'
import type { Context, ErrorHandler, MiddlewareHandler, ValidationTargets } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import { parseProof } from '../../shared/devices/proof.ts'
import { access } from '../../shared/people/access.ts'
import type { Log } from './access-log.ts'
import { networkOf } from './address.ts'
import type { Caller, Ctx, Locale } from './ctx.ts'
import { Fault } from './fault.ts'
import type { FaultCode } from './fault.ts'
import { sha256Hex } from './hash.ts'
import { keptBodyHash, Replay } from './idempotency.ts'
import type { Shield } from './shield.ts'

export type Env = {
  Variables: {
    ctx: Ctx
    log: Log
    /** For the access log: when the request came, and with what it was refused. */
    began?: number
    fault?: FaultCode
  }
  Bindings: Record<string, unknown>
}
export type Open = (c: Context<Env>) => Omit<Ctx, 'caller'>
export interface FrontDoor {
  /** The site's own origin, where it is known; else it is whatever host the request itself names. */
  origin?: ((c: Context<Env>) => string | undefined) | undefined
  /** The address of who asks, from the one source that the deployment trusts. */
  addressOf?: ((c: Context<Env>) => string | undefined) | undefined
  /** Made once by the entry file; without one nothing is counted in memory. */
  shield?: Shield | undefined
}
export const sessionCookie = '__Host-sid'

const megabyte = 1024 * 1024
const publicRoutes = new Set(Object.values(access).flatMap((e) => (e.public ? e.routes : [])))
const safe = new Set(['GET', 'HEAD'])
/** Files of a season, and the photograph of a signed sheet. */
const bigBodies = [
  { path: /^\/api\/seasons\/import/, limit: 32 * megabyte },
  { path: /^\/api\/online\/import/, limit: 4 * megabyte },
  { path: /^\/api\/transfers\/batches\/[^/]+\/result/, limit: 2 * megabyte },
  { path: /^\/api\/attestations$/, limit: 3 * megabyte },
]

export const localeOf = (c: Context): Locale =>
  /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh-CN'

/** Opens the use-case's context; a command must be JSON, from this site, and carry a key. */
export function callerOf(
  open: Open,
  { origin: originOf, addressOf, shield }: FrontDoor = {},
): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.header('X-Api', '1')
    c.header('Cache-Control', 'no-store')
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    const route = `${c.req.method} ${c.req.path}`
    const token = getCookie(c, sessionCookie)
    const origin = originOf?.(c)
    const speaksFor = c.req.header('x-person')
    const proof = parseProof(c.req.header('x-proof') ?? '')
    const caller: Caller = {
      via: 'web',
      address: networkOf(addressOf?.(c) ?? ''),
      origin: origin ?? c.req.header('origin') ?? new URL(c.req.url).origin,
      agent: (c.req.header('user-agent') ?? '').slice(0, 200),
      requestId: crypto.randomUUID(),
      locale: localeOf(c),
      route,
      ...(token ? { session: sha256Hex(token) } : {}),
      ...(speaksFor ? { speaksFor } : {}),
      ...(proof ? { proof } : {}),
    }
    const opened = open(c)
    c.set('ctx', { ...opened, caller })
    c.set('began', opened.clock.now())
    mustBeAdmitted(caller, shield)
    if (!safe.has(c.req.method)) await admitCommand(c, caller, origin)
    return next()
  }
}

function mustBeAdmitted({ address = '', session = '', route }: Caller, shield: Shield | undefined) {
  const checksIn = /^POST \/api\/attendance\/(check-in|check-out|prove)$/.test(route)
  const admitted = shield?.admits('address', address) ?? true
  const calm = !checksIn || (shield?.admits('check-in', session) ?? true)
  if (!admitted || !calm) throw new Fault('too-many', { minutes: 1 })
}

async function admitCommand(c: Context<Env>, caller: Caller, ours?: string) {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new Fault('not-json')
  const from = c.req.header('origin')
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (from && (ours ? from !== ours : URL.parse(from)?.host !== host)) throw new Fault('foreign-origin')
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new Fault('foreign-origin')
  const big = bigBodies.find(({ path }) => path.test(c.req.path))
  // A stranger does not get to fill the memory with a body that nobody will look at.
  if (big && !caller.session) throw new Fault('not-signed-in')
  const limit = big?.limit ?? megabyte / 8
  const tooLarge = () => {
    throw new Fault('too-large', { limit: `${limit / 1024} kB` })
  }
  const length = c.req.header('content-length')
  if (length === undefined || c.req.header('transfer-encoding') !== undefined)
    // A body that does not say how long it is: it is read no further than the limit.
    await bodyLimit({ maxSize: limit, onError: tooLarge })(c, async () => {})
  // Asking for the body itself makes Node build a whole Request, which costs more than all else that is looked at here.
  else if (!(Number(length) <= limit)) tooLarge()
  const text = await c.req.text()
  caller.bodyHash = sha256Hex(text)
  const id = c.req.header('idempotency-key')
  if (id && /^[\w-]{8,64}$/.test(id))
    caller.key = { id, bodyHash: keptBodyHash(c.var.ctx.keys, caller.bodyHash) }
  else if (!publicRoutes.has(caller.route)) throw new Fault('no-key')
}

/** Gives the browser its session: opaque, out of scripts' reach, and sent also when a chat's link is opened. */
export function giveSession(c: Context, { token, maxAgeSeconds }: { token: string; maxAgeSeconds: number }) {
  setCookie(c, sessionCookie, token, {
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: maxAgeSeconds,
  })
}

/** What the doors of the routes take, for the document that is made of them (`api/openapi`). */
export const inputs = new WeakMap<object, { target: keyof ValidationTargets; schema: v.GenericSchema }>()

/**
 * Parses body, query or path at the door with the schema that forms and imports use too. What is wrong is said
 * without what was sent: a card number in the wrong field stands in no answer.
 */
export const input = <T extends keyof ValidationTargets, S extends v.GenericSchema>(target: T, schema: S) => {
  const door = sValidator(target, schema, (result) => {
    if (result.success) return
    const detail = result.error
      .map(
        ({ path, message }) => `${nameOf(path)} ${message.replace(/,? (?:but|and) received [\s\S]*$/, '')}`,
      )
      .join('; ')
    throw new Fault('bad-input', { detail })
  })
  inputs.set(door, { target, schema })
  return door
}

/** Where in the input; a key that nobody asked for may itself be a number that somebody sent. */
const nameOf = (path: readonly (PropertyKey | { readonly key: PropertyKey })[] = []) =>
  path
    .map((part) => String(typeof part === 'object' ? part.key : part).replaceAll(/[\dXx]{8,}/g, '…'))
    .join('.')

export const onError: ErrorHandler<Env> = async (error, c) => {
  if (error instanceof Replay) {
    c.header('Idempotent-Replay', 'true')
    return c.body(error.response, 200, { 'Content-Type': 'application/json' })
  }
  // The sentences of every refusal are a module of their own on the edge: most requests are not refused.
  const { faultText } = await import('./fault-text.ts')
  const fault = asFault(error)
  if (!fault) {
    console.error(
      JSON.stringify({ event: 'error', route: `${c.req.method} ${c.req.routePath}`, error: String(error) }),
    )
    return c.json(
      { fault: { code: 'unavailable', message: faultText('unavailable', {}, localeOf(c)), params: {} } },
      500,
    )
  }
  const { code, params } = fault
  c.set('fault', code)
  if (code === 'in-progress' || code === 'unavailable') c.header('Retry-After', '1')
  if (fault.status === 429) c.header('Retry-After', String(60 * Number(params['minutes'] ?? 1)))
  const message = faultText(code, params, localeOf(c))
  return c.json({ fault: { code, message, params } }, fault.status as ContentfulStatusCode)
}

function asFault(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error
  if (error instanceof HTTPException) return new Fault('bad-input', { detail: error.message })
  return undefined
}
