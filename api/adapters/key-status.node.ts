/**
 * Which keys a running server still needs, in a file beside its database: only the server can open the database, and
 * whoever retires a key has to know. It holds ids and counts, and is written when they change.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Ctx } from '../kernel/ctx.ts'
import { keyStatus } from '../keys/status.ts'
import type { KeyStatus } from '../keys/status.ts'

const nameOf = (db: string) => `${db}.keys.json`

const schema = v.object({
  at: v.number(),
  current: v.string(),
  ids: v.array(v.string()),
  rows: v.record(v.string(), v.record(v.string(), v.number())),
  retired: v.array(v.string()),
})

/** Gives what writes the file, at each tick. */
export function keyStatusFile(db: string) {
  let written = ''
  return async function write(opened: Omit<Ctx, 'caller'>): Promise<void> {
    const caller = { via: 'job' as const, requestId: 'keys', locale: 'zh-CN' as const, route: 'tick' }
    const status = await keyStatus({ ...opened, caller })
    const text = JSON.stringify(status)
    if (text === written) return
    writeFileSync(`${nameOf(db)}.part`, `${JSON.stringify({ at: opened.clock.now(), ...status })}\n`)
    renameSync(`${nameOf(db)}.part`, nameOf(db))
    written = text
  }
}

/** What a server said last; undefined where none has. */
export function readKeyStatus(db: string): (KeyStatus & { at: number }) | undefined {
  if (!existsSync(nameOf(db))) return undefined
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(nameOf(db), 'utf8'))
  return parsed.success ? parsed.output : undefined
}
