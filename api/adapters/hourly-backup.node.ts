import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { wallClock } from '../../shared/time/instant.ts'
import { allCheckpoints } from '../kernel/checkpoint.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { keepServerState } from '../kernel/server-state.ts'
import { publicKeysOf } from '../kernel/seal.ts'
import { backUp } from './backup.node.ts'

const hour = 3_600_000
/** Two days of hours. */
export const kept = 48
const named = /^\d{4}-\d\d-\d\dT\d{4}Z\.db$/

/**
 * Gives what the job `server.back-up` calls: an hour after the newest copy in the folder it makes another, checks it as
 * it will be needed, and lets the oldest beyond forty-eight go. A copy that fails is said in the log and tried again in
 * five minutes; the others stay.
 */
export function hourlyBackUp(folder: string) {
  let next = newestIn(folder) + hour
  return async function run(opened: Omit<Ctx, 'caller'>): Promise<void> {
    const now = opened.clock.now()
    if (now < next) return
    next = now + hour / 12
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { date, time } = wallClock(now, 'UTC')
    const out = join(folder, `${date}T${time.replace(':', '')}Z.db`)
    if (existsSync(out)) return
    const { db, keys } = opened
    try {
      const { checkpoints } = await db.read({ checkpoints: allCheckpoints({ db }) })
      await backUp(db, out, { checkpoints, publicKeys: publicKeysOf(keys) })
    } catch (error) {
      console.error(JSON.stringify({ event: 'backup_failed', error: String(error) }))
      return
    }
    next = now + hour
    await db.write([keepServerState(db, { name: 'backup', value: out, at: now })])
    for (const old of copiesIn(folder).slice(0, -kept)) rmSync(join(folder, old))
  }
}

/** The oldest first. */
export const copiesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => named.test(name))
        .sort()
    : []

function newestIn(folder: string): number {
  const newest = copiesIn(folder).at(-1)
  return newest ? statSync(join(folder, newest)).mtimeMs : -hour
}
