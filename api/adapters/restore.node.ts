import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { systemClock } from './clock.ts'
import { openNodeDatabase } from './db.node.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import { verifyChain } from '../kernel/audit-verify.ts'
import type { Verdict } from '../kernel/audit-verify.ts'
import { allCheckpoints } from '../kernel/checkpoint.ts'
import type { KeyFile } from '../kernel/keys.ts'
import { loadKeys } from '../kernel/load-keys.ts'
import { keepServerState } from '../kernel/server-state.ts'
import { publicKeysOf } from '../kernel/seal.ts'

/**
 * Puts a back-up in a database's place: a copy of it is opened with the key file, whole in its pages, its log and its
 * checkpoints' signatures, and marked as restored, so that phones send again what it does not know. Only then does it get
 * the name; what stood there before is kept beside it.
 */
export async function restore(
  from: string,
  file: string,
  keyFile: KeyFile,
): Promise<Verdict & { before?: string }> {
  if (!existsSync(from)) throw new CannotStart(`There is no back-up ${from}.`)
  const before = await setAside(file)
  const part = `${file}.restoring`
  for (const name of filesOf(part)) rmSync(name, { force: true })
  copyFileSync(from, part)
  try {
    const verdict = await checked(part, keyFile)
    if (before)
      for (const [i, name] of filesOf(file).entries())
        if (existsSync(name)) renameSync(name, filesOf(before)[i]!)
    renameSync(part, file)
    return { ...verdict, ...(before ? { before } : {}) }
  } finally {
    for (const name of filesOf(part)) rmSync(name, { force: true })
  }
}

const newId = () => crypto.randomUUID()

async function checked(part: string, keyFile: KeyFile): Promise<Verdict> {
  const db = await openNodeDatabase(part).catch((error: unknown) => {
    throw new CannotStart(`The back-up is damaged or no database: ${String(error)}`)
  })
  try {
    const { rows } = await db.client.execute('PRAGMA integrity_check')
    if (rows[0]?.[0] !== 'ok') throw new CannotStart(`The back-up is damaged: ${String(rows[0]?.[0])}.`)
    const keys = await loadKeys({ clock: systemClock, db, newId }, keyFile)
    const { checkpoints } = await db.read({ checkpoints: allCheckpoints({ db }) })
    const verdict = await verifyChain(db, { checkpoints, publicKeys: publicKeysOf(keys) })
    if (!verdict.ok)
      throw new CannotStart(`The back-up's log does not verify: ${verdict.flaw} at ${verdict.seq}.`)
    await db.write([keepServerState(db, { name: 'restored', value: newId(), at: systemClock.now() })])
    // All of it into the one file that is about to be renamed.
    await db.client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    return verdict
  } finally {
    db.client.close()
  }
}

const filesOf = (file: string) => [file, `${file}-wal`, `${file}-shm`]

/** The name under which what is there is kept; refused while a server has it. A file that is no database any more is kept all the same. */
async function setAside(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined
  try {
    const db = await openNodeDatabase(file, { timeout: 1_000 })
    db.client.close()
  } catch (error) {
    if (/BUSY|LOCKED/.test(String(error)))
      throw new CannotStart(`${file} is in use by a running server; stop it first.`)
  }
  return `${file}.before-${systemClock.now()}`
}
