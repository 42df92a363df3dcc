/**
 * A Worker around an app of the API: the school by the host, its database opened for each request over libSQL by HTTP, its
 * keys loaded once for an isolate, and the built web app for whatever is not for the API.
 */
import type { Hono } from 'hono'
import type { BaseOptions } from '../kernel/base-app.ts'
import { logText } from '../kernel/access-log.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { readWorkerEnv } from '../kernel/env.ts'
import type { WorkerEnv } from '../kernel/env.ts'
import type { Env, Open } from '../kernel/http.ts'
import { parseKeyFile } from '../kernel/keys.ts'
import type { Keys } from '../kernel/keys.ts'
import { loadKeys } from '../kernel/load-keys.ts'
import { schoolOf } from '../kernel/schools.ts'
import type { School } from '../kernel/schools.ts'
import { openShield } from '../kernel/shield.ts'
import { asset, fontOf, isForTheApi } from './assets.worker.ts'
import type { Bound } from './assets.worker.ts'
import { systemClock } from './clock.ts'
import { openWorkerDatabase } from './db.worker.ts'

export type Bindings = Record<string, unknown> & Bound
export type Execution = { waitUntil(work: Promise<unknown>): void }
export type Server = Awaited<ReturnType<typeof openServer>>

/** The rings that this isolate has loaded, by database, and for which secret. */
const loaded = new Map<string, { from: string; keys: Keys }>()

/** `create` lays the routes out, once for an isolate: laying all of them out takes as long as a request does. */
export function openEdge(
  create: (open: Open, options: BaseOptions & { font(): Promise<Uint8Array> }) => Hono<Env>,
) {
  /** Of this isolate: Cloudflare's own limits stand in front of all of them. */
  const shield = openShield(systemClock)
  const laidOut = new WeakMap<Bindings, { env: WorkerEnv; app: Hono<Env> }>()

  function known(bindings: Bindings) {
    const before = laidOut.get(bindings)
    if (before && before.env.keys === bindings['DAOGANG_KEYS']) return before
    const now = { env: readWorkerEnv(bindings), app: layOut(bindings) }
    laidOut.set(bindings, now)
    return now
  }

  function layOut(bindings: Bindings) {
    const app = create((c) => serverOf(c)!.opened, {
      origin: (c) => serverOf(c)?.origin,
      addressOf: (c) => c.req.header('cf-connecting-ip'),
      shield,
      font: () => fontOf(bindings),
      log: (line) => console.log(logText(line)),
    })
    app.get('*', async (c) => (serverOf(c) ? c.notFound() : asset(c.req.raw, bindings)))
    return app
  }

  return {
    envOf: (bindings: Bindings) => known(bindings).env,
    async fetch(request: Request, bindings: Bindings, execution?: Execution): Promise<Response> {
      const { env, app } = known(bindings)
      const school = schoolOf(env.schools, new URL(request.url).host)
      // Nobody's address: neither a school's data nor the app that would ask for them.
      if (!school) return new Response(null, { status: 421 })
      const server = isForTheApi(request) ? await openServer(env, school, execution) : undefined
      return app.fetch(request, { server })
    },
  }
}

/** A deployment that cannot answer says why in its own log; to people it is down. */
export async function orDown(
  event: 'cannot_start' | 'not_passed_on',
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    console.error(JSON.stringify({ event, error: String(error) }))
    return new Response(null, { status: 503, headers: { 'Retry-After': '60' } })
  }
}

const serverOf = (c: { env: Record<string, unknown> }) => c.env['server'] as Server | undefined

/** What a request or a minute's work of one school is done with. */
export async function openServer(env: WorkerEnv, { host, url }: School, execution?: Execution) {
  const db = openWorkerDatabase(url, env.token)
  const opened = { clock: systemClock, db, newId: () => crypto.randomUUID() }
  const known = loaded.get(url)
  const keys = known?.from === env.keys ? known.keys : await ringOf(env, url, opened, execution)
  const whole: Omit<Ctx, 'caller'> = { ...opened, keys }
  const origin = host === undefined ? env.origin : `https://${host}`
  return { opened: whole, origin, bot: env.bot }
}

/** To the end also for a phone that gives up meanwhile: the next one does not begin again. */
function ringOf(env: WorkerEnv, url: string, opened: Omit<Ctx, 'caller' | 'keys'>, execution?: Execution) {
  const loading = loadKeys(opened, parseKeyFile(env.keys, 'The secret DAOGANG_KEYS')).then((keys) => {
    loaded.set(url, { from: env.keys, keys })
    return keys
  })
  execution?.waitUntil(loading.catch(() => {}))
  return loading
}
