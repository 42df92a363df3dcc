import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { beforeAll, describe, expect, test } from 'vitest'
import { sealAll } from '../../api/kernel/audit-seal.ts'
import { verifyChain } from '../../api/kernel/audit-verify.ts'
import { checkpoint } from '../../api/kernel/checkpoint.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import { openDatabase } from '../../api/kernel/db.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { counts, full } from '../kit/counts.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { closeFile, fileDatabase, freshFolder } from '../kit/folder.ts'
import { seededDice } from '../kit/dice.ts'
import { testKeys } from '../kit/keys.ts'
import { logged } from '../kit/log.ts'
import { mutations, tamper } from '../kit/tamper.ts'
import type { Log } from '../kit/tamper.ts'

const publicKeys = publicKeysOf(testKeys)
const log: Log = { events: counts(600, 10_000), checkpoints: counts([200, 400, 600], [3_000, 7_000, 10_000]) }
const each = counts(8, 100)
let file: string
let outside: Checkpoint[]

beforeAll(async () => {
  const db = await fileDatabase({ exclusive: false })
  const ctx = operatorCtx(db)
  outside = []
  for (const seq of log.checkpoints) {
    await logged(ctx, seq - (outside.at(-1)?.seq ?? 0))
    outside.push(await checkpoint(ctx))
  }
  file = join(freshFolder(), 'clean.db')
  await db.client.execute({ sql: 'vacuum into ?', args: [file] })
  await closeFile(db)
})

async function verify(path: string) {
  const client = createClient({ url: `file:${path}`, concurrency: 1 })
  const db = openDatabase(client)
  const verdict = await verifyChain(db, { checkpoints: outside, publicKeys })
  client.close()
  return verdict
}

describe('R27 a changed log is found out, at the first number that is wrong', () => {
  test.each(Object.keys(mutations))(
    '%s',
    async (name) => {
      const copy = join(freshFolder(), 'copy.db')
      for (let round = 0; round < each; round++) {
        const seed = `${name} ${round}`
        copyFileSync(file, copy)
        const [from, to] = tamper(copy, (sql) => mutations[name]!(sql, log, seededDice(seed)))
        const verdict = await verify(copy)
        expect(verdict.ok, seed).toBe(false)
        const seq = 'seq' in verdict ? verdict.seq : undefined
        expect(seq, `${seed}: ${JSON.stringify(verdict)}`).toBeGreaterThanOrEqual(from)
        expect(seq, `${seed}: ${JSON.stringify(verdict)}`).toBeLessThanOrEqual(to)
      }
    },
    300_000,
  )

  test('and a clean copy never gives a false alarm', async () => {
    const copy = join(freshFolder(), 'copy.db')
    for (let round = 0; round < counts(10, 100); round++) {
      copyFileSync(file, copy)
      expect(await verify(copy)).toMatchObject({ ok: true, checked: log.events })
    }
  }, 120_000)
})

test('R27 100,000 events verify in less than five seconds', async () => {
  const ctx = operatorCtx(await fileDatabase())
  const events = counts(10_000, 100_000)
  await logged(ctx, events)
  const begun = performance.now()
  await sealAll(ctx)
  const sealed = performance.now()
  expect(await verifyChain(ctx.db)).toMatchObject({ ok: true, checked: events })
  const verified = performance.now()
  console.log(
    `R27: ${events} events sealed in ${Math.round(sealed - begun)} ms, verified in ${Math.round(verified - sealed)} ms`,
  )
  if (full) expect(verified - sealed).toBeLessThan(5_000)
}, 120_000)
