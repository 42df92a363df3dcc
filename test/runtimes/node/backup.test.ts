import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUp, checkCopy } from '../../../api/adapters/backup.node.ts'
import { readCheckpointFiles, writeCheckpointFiles } from '../../../api/adapters/checkpoint-files.node.ts'
import { openNodeDatabase } from '../../../api/adapters/db.node.ts'
import { allCheckpoints, checkpoint } from '../../../api/kernel/checkpoint.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { fileDatabase, freshFolder } from '../../kit/folder.ts'
import { testKeys } from '../../kit/keys.ts'
import { logged } from '../../kit/log.ts'

const publicKeys = publicKeysOf(testKeys)

async function used() {
  const db = await fileDatabase()
  const ctx = operatorCtx(db)
  await logged(ctx, 100)
  await checkpoint(ctx)
  await logged(ctx, 3)
  const { checkpoints } = await db.read({ checkpoints: allCheckpoints(ctx) })
  return { db, ctx, proof: { checkpoints, publicKeys } }
}

test('a back-up taken from a live server is whole, verifies, and the server goes on', async () => {
  const { db, ctx, proof } = await used()
  const out = join(db.folder, 'back-up.db')
  expect(await backUp(db, out, proof)).toMatchObject({ ok: true, checked: 100, unsealed: 3 })
  await logged(ctx, 1)
  expect(readdirSync(db.folder).filter((name) => name.startsWith('back-up'))).toEqual(['back-up.db'])
  const copy = await openNodeDatabase(out)
  expect((await copy.client.execute('select count(*) n from audit_event')).rows[0]!['n']).toBe(103)
  copy.client.close()
})

test('a back-up never overwrites a file', async () => {
  const { db, proof } = await used()
  const out = join(db.folder, 'back-up.db')
  writeFileSync(out, 'yesterday')
  await expect(backUp(db, out, proof)).rejects.toThrow('exists already')
})

test('a copy whose log was changed is refused and not left behind', async () => {
  const { db, proof } = await used()
  await db.client.executeMultiple(
    "drop trigger audit_event_no_update; update audit_event set target = 'x' where n = 7",
  )
  const out = join(db.folder, 'back-up.db')
  await expect(backUp(db, out, proof)).rejects.toThrow('does not verify: event-altered at 7')
  expect(existsSync(out)).toBe(false)
})

test('a copy of another key ring is refused', async () => {
  const { db, proof } = await used()
  const out = join(db.folder, 'back-up.db')
  await backUp(db, out, proof)
  await expect(checkCopy(out, { ...proof, publicKeys: {} })).rejects.toThrow('checkpoint-forged at 100')
})

test('a folder whose name a URL would misread works like any other', async () => {
  const file = join(freshFolder(), '100% #1 实训?.db')
  const db = await openNodeDatabase(file)
  await logged(operatorCtx(db), 1)
  db.client.close()
  expect(existsSync(file)).toBe(true)
})

test('checkpoints lie outside the database, one file each, written once', async () => {
  const { db, ctx } = await used()
  const folder = join(db.folder, 'checkpoints')
  expect(await writeCheckpointFiles(db, folder)).toBe(1)
  expect(await writeCheckpointFiles(db, folder)).toBe(0)
  await checkpoint(ctx)
  expect(await writeCheckpointFiles(db, folder)).toBe(1)
  expect(readCheckpointFiles(folder).map((c) => c.seq)).toEqual([100, 103])
  writeFileSync(join(folder, 'x.json'), '{"seq":1}')
  expect(() => readCheckpointFiles(folder)).toThrow('is no checkpoint')
})
