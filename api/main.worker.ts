/**
 * The server on the edge: the same app over libSQL by HTTP, opened for each request, and the same tick
 * by cron each minute. What is only on Node (the exclusive file, back-up by VACUUM) is the database
 * provider's here.
 */
import { systemClock } from './adapters/clock.ts'
import { openWorkerDatabase } from './adapters/db.worker.ts'
import { createApp } from './app.ts'
import { logText } from './kernel/access-log.ts'
import { contentSecurityPolicy } from './kernel/csp.ts'
import type { Inlined } from './kernel/csp.ts'
import type { Ctx } from './kernel/ctx.ts'
import { readWorkerEnv } from './kernel/env.ts'
import { parseKeyFile } from './kernel/keys.ts'
import type { Keys } from './kernel/keys.ts'
import { loadKeys } from './kernel/load-keys.ts'
import { schoolOf } from './kernel/schools.ts'
import type { School } from './kernel/schools.ts'
import { openShield } from './kernel/shield.ts'

/** Of this isolate: Cloudflare's own limits stand in front of all of them. */
const shield = openShield(systemClock)

type Bindings = Record<string, unknown> & { ASSETS?: { fetch(request: Request): Promise<Response> } }

/** The rings that this isolate has loaded, by database, and for which secret. */
const loaded = new Map<string, { from: string; keys: Keys }>()

async function open(bindings: Bindings, { host, url }: School) {
  const env = readWorkerEnv(bindings)
  const db = openWorkerDatabase(url, env.token)
  const opened = { clock: systemClock, db, newId: () => crypto.randomUUID() }
  const known = loaded.get(url)
  const keys =
    known?.from === env.keys
      ? known.keys
      : await loadKeys(opened, parseKeyFile(env.keys, 'The secret DAOGANG_KEYS'))
  loaded.set(url, { from: env.keys, keys })
  const whole: Omit<Ctx, 'caller'> = { ...opened, keys }
  const origin = host === undefined ? env.origin : `https://${host}`
  return { opened: whole, origin, bot: env.bot }
}

/** The bot's program is loaded for its own deliveries and for what leaves by it, and never for the app's requests. */
async function chatOf({ opened, origin, bot }: Awaited<ReturnType<typeof open>>) {
  return bot && (await import('../bot/chat.ts')).openChat(opened, { ...bot, origin: origin! })
}

/** Who comes without the secret is turned away before anything is opened. */
async function delivery(request: Request, bindings: Bindings): Promise<Response> {
  const { takeDelivery } = await import('../bot/webhook.ts')
  const secret = readWorkerEnv(bindings).bot?.secret ?? ''
  return takeDelivery(request, secret, async () =>
    (await chatOf(await open(bindings, readWorkerEnv(bindings).schools[0]!)))!.ready(),
  )
}

export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    try {
      if (new URL(request.url).pathname.startsWith('/bot/')) return await delivery(request, bindings)
      const school = schoolOf(readWorkerEnv(bindings).schools, new URL(request.url).host)
      // Nobody's address: neither a school's data nor the app that would ask for them.
      if (!school) return new Response(null, { status: 421 })
      const server = isForTheApi(request) ? await open(bindings, school) : undefined
      const app = createApp(() => server!.opened, {
        origin: server?.origin,
        addressOf: (c) => c.req.header('cf-connecting-ip'),
        shield,
        font: () => fontOf(request, bindings),
        log: (line) => console.log(logText(line)),
      })
      if (!server) app.get('*', async () => asset(request, bindings))
      return await app.fetch(request, bindings)
    } catch (error) {
      // A deployment that cannot start says why in its own log; to people it is down.
      console.error(JSON.stringify({ event: 'cannot_start', error: String(error) }))
      return new Response(null, { status: 503, headers: { 'Retry-After': '60' } })
    }
  },

  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const [{ robots }, { tick }] = await Promise.all([
      import('./robots/channel.ts'),
      import('./jobs/tick.ts'),
    ])
    for (const school of readWorkerEnv(bindings).schools)
      try {
        const server = await open(bindings, school)
        const chat = await chatOf(server)
        await tick(server.opened, [robots(), ...(chat ? [chat.channel] : [])])
      } catch (error) {
        // One school whose database does not answer holds up none of the others.
        console.error(JSON.stringify({ event: 'tick_failed', school: school.host, error: String(error) }))
      }
  },
}

/** The built app carries the font of the sheets as one more of its files. */
async function fontOf(request: Request, { ASSETS }: Bindings): Promise<Uint8Array> {
  const found = await ASSETS?.fetch(new Request(new URL('/fonts/sheets.ttf', request.url)))
  if (!found?.ok) throw new Error('the assets have no fonts/sheets.ttf')
  return new Uint8Array(await found.arrayBuffer())
}

const isForTheApi = ({ url }: Request) =>
  /^\/(api|\.well-known|healthz|readyz)(\/|$)/.test(new URL(url).pathname)

/** The built app's file: what is named by its content for a year, pages fresh each time and with their policy. */
async function asset(request: Request, { ASSETS }: Bindings): Promise<Response> {
  if (!ASSETS) return new Response(null, { status: 404 })
  const found = await ASSETS.fetch(request)
  const kept = found.ok && new URL(request.url).pathname.startsWith('/assets/')
  const headers = new Headers(found.headers)
  headers.set('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (/html/.test(headers.get('content-type') ?? '')) {
    const inlined = await ASSETS.fetch(new Request(new URL('/csp.json', request.url)))
    headers.set('Content-Security-Policy', contentSecurityPolicy((await inlined.json()) as Inlined))
  }
  return new Response(found.body, { status: found.status, headers })
}
