/** The server on one Node machine: an embedded file, API and app on one port. Without a configuration, the demo. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { writeCheckpointFiles } from './adapters/checkpoint-files.node.ts'
import { movableClock, systemClock } from './adapters/clock.ts'
import { openNodeDatabase } from './adapters/db.node.ts'
import { nodeFont } from './adapters/font.node.ts'
import { addressFrom } from './adapters/address.node.ts'
import { failStop } from './adapters/fail-stop.node.ts'
import { followKeys } from './adapters/follow-keys.node.ts'
import { hourlyBackUp } from './adapters/hourly-backup.node.ts'
import { keyStatusFile } from './adapters/key-status.node.ts'
import { keyFileBeside, readKeyFile } from './adapters/keys.node.ts'
import { readsInThread } from './adapters/read-files.node.ts'
import { staticApp } from './adapters/static.node.ts'
import { startTicker } from './adapters/ticker.node.ts'
import { openChat } from '../bot/chat.ts'
import { createApp } from './app.ts'
import { dropBot } from './chat/bot-known.ts'
import { demoStartsAt, loadDemo } from './demo/load.ts'
import { tick } from './jobs/tick.ts'
import { logText } from './kernel/access-log.ts'
import { CannotStart } from './kernel/cannot-start.ts'
import type { Ctx } from './kernel/ctx.ts'
import { readNodeEnv } from './kernel/env.ts'
import { liveKeys } from './kernel/live-keys.ts'
import { loadKeys } from './kernel/load-keys.ts'
import { openShield } from './kernel/shield.ts'
import { robots } from './robots/channel.ts'
import { verifyLog } from './server/verify-log.ts'
import { inviteFirstAdmin } from './staff/invite-first-admin.ts'
import { joinLink } from './staff/join-link.ts'
import { demoBanner } from './demo/banner.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const newId = () => crypto.randomUUID()

/** By which ways notices leave this server. */
const channels = [robots()]

async function main() {
  const env = readNodeEnv(process.env)
  const files = env.configured ?? demoFiles()
  const stop = failStop()
  const keyFile = env.configured ? readKeyFile(files.keyFile) : keyFileBeside(files.db, () => {})
  const db = await openNodeDatabase(files.db, { onFatal: stop.onFatal })
  const demoClock = env.configured ? undefined : movableClock(demoStartsAt)
  const clock = demoClock ?? systemClock
  const keys = liveKeys(await loadKeys({ clock, db, newId }, keyFile))
  const backUp = env.configured && hourlyBackUp(env.configured.backups)
  const opened = { clock, db, newId, keys, reads: readsInThread(), ...(backUp ? { backUp } : {}) }
  const demo = demoClock && { clock: demoClock, runDueJobs: () => tick(opened, channels) }
  if (demo)
    await loadDemo(
      (now, caller) => ({ ...opened, clock: { now: () => now }, caller: { ...loader, ...caller } }),
      seasonFiles(),
    )

  // The end of the log, which takes no time; the whole of it is verified at night.
  const log = await verifyLog({ ...opened, caller: loader }, { last: 10_000 })
  if (!log.ok) console.error(JSON.stringify({ event: 'audit_broken', seq: log.seq, flaw: log.flaw }))

  // A server that nobody can administer says at its own console, and nowhere else, how the first one gets in.
  const firstAdmin = demo ? undefined : await inviteFirstAdmin({ ...opened, caller: loader })

  const chat = env.bot && openChat(opened, { ...env.bot, origin: env.origin! })
  if (!chat) await db.write([dropBot(opened)])
  const api = createApp(() => opened, {
    demo,
    font: nodeFont,
    origin: () => env.origin,
    addressOf: addressFrom(env.addressHeader),
    shield: openShield(clock),
    log: env.configured && ((line) => console.log(logText(line))),
  })
  if (chat) api.all('/bot/*', (c) => chat.take(c.req.raw))
  const app = api.route('/', staticApp(here('../dist/web')))
  const takeUpKeys = followKeys(opened, files.keyFile)
  const writeKeyStatus = keyStatusFile(files.db)
  const ticker = startTicker(async () => {
    await takeUpKeys()
    await tick(opened, chat ? [...channels, chat.channel] : channels)
    await writeCheckpointFiles(db, files.checkpoints)
    await writeKeyStatus(opened)
  })
  void chat?.start()
  const server = serve({ fetch: app.fetch, hostname: env.host, port: env.port }, (info) => {
    const url = urlOf(info)
    const lines = [demo ? demoBanner(url) : `Daogang listens on ${url}`]
    if (firstAdmin)
      lines.push(
        `No admin can sign in yet; this link, once and within 72 hours: ${joinLink(env.origin ?? url, firstAdmin.token)}`,
      )
    // In one write: whoever waits for the address has the link as well.
    console.log(lines.join('\n'))
  })
  stop.watch(server)
  const end = () => {
    server.close()
    void Promise.all([ticker.stop(), chat?.stop()]).then(() => {
      db.client.close()
      process.exit(0)
    })
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

const loader: Ctx['caller'] = { via: 'cli', requestId: 'start', locale: 'zh-CN', route: 'start' }

/** A new file at each start, gone when the process ends. */
function demoFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'daogang-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const db = join(folder, 'demo.db')
  return { db, keyFile: `${db}.key`, checkpoints: join(folder, 'checkpoints') }
}

function seasonFiles() {
  const folder = here('../data/season-2020')
  return readdirSync(folder).map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(folder, name))),
  }))
}

function urlOf({ address, port }: AddressInfo) {
  const host =
    address === '127.0.0.1' || address === '::1' || address === '0.0.0.0' || address === '::'
      ? 'localhost'
      : address
  return `http://${host}:${port}`
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exit(1)
})
