/**
 * The server on the edge: the same app over libSQL by HTTP, opened for each request, and the same tick
 * by cron each minute. What is only on Node (the exclusive file, back-up by VACUUM) is the database
 * provider's here.
 */
import { asset, fontOf, isForTheApi } from './adapters/assets.worker.ts'
import type { Bound } from './adapters/assets.worker.ts'
import { systemClock } from './adapters/clock.ts'
import { openWorkerDatabase } from './adapters/db.worker.ts'
import { createApp } from './app.ts'
import { logText } from './kernel/access-log.ts'
import type { Ctx } from './kernel/ctx.ts'
import { readWorkerEnv } from './kernel/env.ts'
import type { WorkerEnv } from './kernel/env.ts'
import { parseKeyFile } from './kernel/keys.ts'
import type { Keys } from './kernel/keys.ts'
import { loadKeys } from './kernel/load-keys.ts'
import { schoolOf } from './kernel/schools.ts'
import type { School } from './kernel/schools.ts'
import { openShield } from './kernel/shield.ts'

/** Of this isolate: Cloudflare's own limits stand in front of all of them. */
const shield = openShield(systemClock)

type Bindings = Record<string, unknown> & Bound
type Execution = { waitUntil(work: Promise<unknown>): void }

/** The rings that this isolate has loaded, by database, and for which secret. */
const loaded = new Map<string, { from: string; keys: Keys }>()

/** What an isolate is told, read once, and its routes, laid out once; what does IO is opened for each request. */
const fronts = new WeakMap<Bindings, { env: WorkerEnv; app: ReturnType<typeof layOut> }>()

function frontOf(bindings: Bindings) {
  const known = fronts.get(bindings)
  if (known && known.env.keys === bindings['DAOGANG_KEYS']) return known
  const front = { env: readWorkerEnv(bindings), app: layOut(bindings) }
  fronts.set(bindings, front)
  return front
}

function layOut(bindings: Bindings) {
  const app = createApp((c) => serverOf(c)!.opened, {
    origin: (c) => serverOf(c)?.origin,
    addressOf: (c) => c.req.header('cf-connecting-ip'),
    shield,
    font: () => fontOf(bindings),
    log: (line) => console.log(logText(line)),
  })
  app.get('*', async (c) => (serverOf(c) ? c.notFound() : asset(c.req.raw, bindings)))
  return app
}

type Server = Awaited<ReturnType<typeof open>>

const serverOf = (c: { env: Record<string, unknown> }) => c.env['server'] as Server | undefined

async function open(env: WorkerEnv, { host, url }: School, execution?: Execution) {
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

/** The bot's program is loaded for its own deliveries and for what leaves by it, and never for the app's requests. */
async function chatOf({ opened, origin, bot }: Server) {
  return bot && (await import('../bot/chat.ts')).openChat(opened, { ...bot, origin: origin! })
}

/** Who comes without the secret is turned away before anything is opened. */
async function delivery(request: Request, bindings: Bindings): Promise<Response> {
  const { takeDelivery } = await import('../bot/webhook.ts')
  const { env } = frontOf(bindings)
  return takeDelivery(request, env.bot?.secret ?? '', async () =>
    (await chatOf(await open(env, env.schools[0]!)))!.ready(),
  )
}

export default {
  async fetch(request: Request, bindings: Bindings, execution?: Execution): Promise<Response> {
    try {
      if (new URL(request.url).pathname.startsWith('/bot/')) return await delivery(request, bindings)
      const { env, app } = frontOf(bindings)
      const school = schoolOf(env.schools, new URL(request.url).host)
      // Nobody's address: neither a school's data nor the app that would ask for them.
      if (!school) return new Response(null, { status: 421 })
      const server = isForTheApi(request) ? await open(env, school, execution) : undefined
      return await app.fetch(request, { server })
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
    const { env } = frontOf(bindings)
    for (const school of env.schools)
      try {
        const server = await open(env, school)
        const chat = await chatOf(server)
        await tick(server.opened, [robots(), ...(chat ? [chat.channel] : [])])
      } catch (error) {
        // One school whose database does not answer holds up none of the others.
        console.error(JSON.stringify({ event: 'tick_failed', school: school.host, error: String(error) }))
      }
  },
}
