/** A configured server in a process of its own, with a school in its file and a supervisor that restarts it. */
import { join } from 'node:path'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { makeKeyFile } from '../../api/adapters/keys.node.ts'
import { systemClock } from '../../api/adapters/clock.ts'
import type { Database } from '../../api/kernel/db.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { loadKeys } from '../../api/kernel/load-keys.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { shiftRange } from './season.ts'
import { openRush } from './school.ts'
import { afterwards } from './afterwards.ts'
import { closeFile, freshFolder } from './folder.ts'
import { testLasting } from './keys.ts'
import { printed, start } from './process.ts'
import type { Running } from './process.ts'

export interface Served {
  folder: string
  file: string
  keyFile: string
  publicKeys: Record<string, string>
  env: Record<string, string>
}

/** Makes a database with its key file and lets `fill` write into it, then closes it for the server. */
export async function servedFile(
  fill: (db: Database, keys: Keys) => Promise<void>,
  folder = freshFolder(),
): Promise<Served> {
  const file = join(folder, 'school.db')
  const keyFile = join(freshFolder(), 'school.key')
  const made = makeKeyFile(keyFile)
  const db = await openNodeDatabase(file)
  const opened = { db, clock: systemClock, newId: () => crypto.randomUUID() }
  // What lasts is the kit's, so that the PINs of its students are right here too.
  const keys = await loadKeys(opened, made, () => testLasting)
  await fill(db, keys)
  await closeFile(db)
  const env = { DAOGANG_DB: file, DAOGANG_KEY_FILE: keyFile, PORT: '0', HOST: '127.0.0.1' }
  return { folder, file, keyFile, publicKeys: publicKeysOf(keys), env }
}

/** A file with `count` students whose shift began half an hour ago by the real clock. */
export async function rushFile(count: number, folder?: string) {
  let numbers: string[] = []
  const served = await servedFile(async (db) => {
    const { date, cell } = shiftRange(Date.now())
    numbers = await openRush(db, count, [date], cell, Date.now())
  }, folder)
  return { ...served, numbers }
}

export interface Supervised {
  /** The address it has now, '' while it is down. */
  url(): string
  /** The process that runs now. */
  current(): Running
  /** Exit codes and signals so far. */
  ends: (number | string)[]
  /** No further restart; ends the process by SIGTERM and waits for it. */
  stop(): Promise<void>
}

/** Starts the real entry file and starts it again whenever it ends. */
export async function supervise(
  { env }: Pick<Served, 'env'>,
  script = 'api/main.node.ts',
): Promise<Supervised> {
  let [url, stopping] = ['', false]
  let running: Running
  const ends: (number | string)[] = []
  const launch = async () => {
    url = ''
    running = start(script, [], env)
    const mine = running
    void restartAfter(mine)
    url = (await printed(mine, listening))[1]!
  }
  const restartAfter = async (mine: Running) => {
    ends.push(await mine.ended)
    url = ''
    if (!stopping) setTimeout(() => void launch().catch(() => {}), 50)
  }
  afterwards(() => void (stopping = true))
  await launch()
  return {
    url: () => {
      if (!url) url = listening.exec(running.printed())?.[1] ?? ''
      return url
    },
    current: () => running,
    ends,
    async stop() {
      stopping = true
      running.child.kill('SIGTERM')
      await running.ended
    },
  }
}

const listening = /(http:\/\/[\w.]+:\d+)/
