/**
 * A back-up by VACUUM INTO on the server's own connection (a second one could not open the file),
 * then checked as it will be needed: readable, whole, its log verifying.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { createClient } from '@libsql/client'
import { CannotStart } from '../kernel/cannot-start.ts'
import { verifyChain } from '../kernel/audit-verify.ts'
import type { Verdict } from '../kernel/audit-verify.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import { openDatabase } from '../kernel/db.ts'
import type { Database } from '../kernel/db.ts'
import { fileUrl } from './db.node.ts'

interface Proof {
  checkpoints: readonly Checkpoint[]
  publicKeys: Record<string, string>
}

/** Writes a checked copy to `out`, which must not exist; a copy that fails the check is not left there. */
export async function backUp(db: Database, out: string, proof: Proof): Promise<Verdict> {
  if (existsSync(out)) throw new CannotStart(`${out} exists already; a back-up is never overwritten.`)
  const part = `${out}.part`
  rmSync(part, { force: true })
  try {
    await db.client.execute({ sql: 'VACUUM INTO ?', args: [part] })
    const verdict = await checkCopy(part, proof)
    sync(part)
    renameSync(part, out)
    return verdict
  } finally {
    for (const name of [part, `${part}-wal`, `${part}-shm`]) rmSync(name, { force: true })
  }
}

/** Throws CannotStart unless the file is whole and its log verifies. */
export async function checkCopy(file: string, { checkpoints, publicKeys }: Proof): Promise<Verdict> {
  const client = createClient({ url: fileUrl(file), concurrency: 1 })
  try {
    const { rows } = await client.execute('PRAGMA integrity_check')
    if (rows[0]?.[0] !== 'ok') throw new CannotStart(`${file} is damaged: ${String(rows[0]?.[0])}.`)
    const copy = openDatabase(client)
    const verdict = await verifyChain(copy, { checkpoints, publicKeys })
    if (!verdict.ok)
      throw new CannotStart(`The log in ${file} does not verify: ${verdict.flaw} at ${verdict.seq}.`)
    return verdict
  } finally {
    client.close()
  }
}

function sync(path: string) {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
