import { join } from 'node:path'
import { rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { followKeys } from '../../api/adapters/follow-keys.node.ts'
import { makeKeyFile, readKeyFile, replaceKeyFile, rotated } from '../../api/adapters/keys.node.ts'
import { liveKeys } from '../../api/kernel/live-keys.ts'
import { loadKeys } from '../../api/kernel/load-keys.ts'
import { rewrap } from '../../api/keys/rewrap.ts'
import { clockAt } from '../kit/clock.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { freshDatabase } from '../kit/database.ts'
import { freshFolder } from '../kit/folder.ts'

async function running() {
  const path = join(freshFolder(), 'school.key')
  const file = makeKeyFile(path)
  const db = await freshDatabase()
  const parts = { db, clock: clockAt(), newId: () => crypto.randomUUID() }
  const opened = { ...parts, keys: liveKeys(await loadKeys(parts, file)) }
  const said: string[] = []
  const look = followKeys(opened, path, (line) => void said.push(line))
  return { path, file, opened, said, look, db }
}

test('a running server takes up a key file that another took the place of, once', async () => {
  const { path, file, opened, said, look } = await running()
  await look()
  expect(said).toEqual([])
  const before = opened.keys.pepper()
  const next = rotated(file)
  replaceKeyFile(path, next)
  await look()
  await look()
  expect(opened.keys.current).toBe(next.current)
  expect(opened.keys.pepper()).toEqual(before)
  expect(said.map((line) => JSON.parse(line))).toEqual([
    { event: 'keys_taken_up', current: next.current, ids: [file.current, next.current] },
  ])
})

test.each([
  ['is gone', undefined],
  ['is no JSON', '{'],
  ['has another key under the old name', 'forged'],
])('a key file that %s changes nothing, and is told once', async (_, text) => {
  const { path, file, opened, said, look } = await running()
  const { ids } = opened.keys
  rmSync(path)
  const forged = { ...file, keys: { [file.current]: 'c3'.repeat(32) } }
  if (text) writeFileSync(path, text === 'forged' ? JSON.stringify(forged) : text)
  for (let i = 0; i < 3; i++) await look()
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('key_file_refused')
  expect(opened.keys.ids).toBe(ids)
  rmSync(path, { force: true })
  replaceKeyFile(path, file)
  await look()
  expect(said).toHaveLength(1)
})

test('one that lacks a key which rows still need is refused, until nothing needs it', async () => {
  const { path, file, opened, said, look, db } = await running()
  const next = rotated(file)
  replaceKeyFile(path, next)
  await look()
  const { ids } = opened.keys
  const only = { current: next.current, keys: { [next.current]: next.keys[next.current]! } }
  said.length = 0
  for (let i = 0; i < 3; i++) {
    replaceKeyFile(path, only)
    await look()
  }
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(`sealed with key ${file.current}`)
  expect(opened.keys.ids).toBe(ids)
  // Once nothing needs the old key, the same file is taken up.
  await rewrap(operatorCtx(db, { keys: opened.keys }))
  await look()
  expect(opened.keys.ids).toEqual([next.current])
  expect(readKeyFile(path)).toEqual(only)
})
