import { describe, expect, test } from 'vitest'
import { canaryOf } from '../../api/kernel/canary.ts'
import { openKeys } from '../../api/kernel/keys.ts'
import { loadKeys } from '../../api/kernel/load-keys.ts'
import { lastingSecret, rootKey } from '../../api/kernel/root-key.ts'
import { sealUnderRoot } from '../../api/kernel/root-seal.ts'
import { job } from '../../api/jobs/table.ts'
import { rewrap } from '../../api/keys/rewrap.ts'
import type { Database } from '../../api/kernel/db.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { clockAt } from '../kit/clock.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { freshDatabase } from '../kit/database.ts'
import { eventsOf, rowsOf } from '../kit/evening.ts'
import { rotatedKeyFile, testKeyFile } from '../kit/keys.ts'

const clock = clockAt()
const opened = (db: Database) => ({ db, clock, newId: () => crypto.randomUUID() })
const newOnly = { current: 'test-b', keys: { 'test-b': 'b2'.repeat(32) } }

async function used() {
  const db = await freshDatabase()
  const load = (file = testKeyFile) => loadKeys(opened(db), file)
  const first = await load()
  const sealAnew = async (file = rotatedKeyFile) => rewrap(operatorCtx(db, { keys: await load(file) }))
  return { db, load, first, sealAnew }
}

describe('what lasts', () => {
  test('is random, another one in each database, the same at each start and after a rotation', async () => {
    const { load, first, sealAnew } = await used()
    const index = first.blindIndex('card_number', '6200')
    expect((await load()).blindIndex('card_number', '6200')).toBe(index)
    const rotated = await load(rotatedKeyFile)
    expect(rotated.blindIndex('card_number', '6200')).toBe(index)
    expect(rotated.pepper()).toEqual(first.pepper())
    expect(rotated.derive('room')).toEqual(first.derive('room'))
    await sealAnew()
    expect((await load(newOnly)).pepper()).toEqual(first.pepper())
    expect((await used()).first.blindIndex('card_number', '6200')).not.toBe(index)
  })

  test('is in the database only sealed, and needed for what lasts alone', async () => {
    const { db, first } = await used()
    const [kept] = await rowsOf(db, lastingSecret)
    expect(kept!.sealed).toMatch(/^v1\.test-a\./)
    expect(() => openKeys(testKeyFile).blindIndex('phone', '1')).toThrow('not loaded with a database')
    expect(openKeys(testKeyFile).derive('nonce')).toEqual(first.derive('nonce'))
  })

  test('two servers that start at once on an empty database keep the same', async () => {
    const db = await freshDatabase()
    const rings = await Promise.all([1, 2, 3].map(() => loadKeys(opened(db), testKeyFile)))
    expect(new Set(rings.map((ring) => ring.blindIndex('phone', '1'))).size).toBe(1)
  })
})

describe('a ring that is not this database’s does not start', () => {
  test('one that lacks a key that is needed', async () => {
    const { load } = await used()
    const other = { current: 'k', keys: { k: 'c3'.repeat(32) } }
    await expect(load(other)).rejects.toThrow('sealed with key test-a, which the key file does not have')
    await load(rotatedKeyFile)
    await expect(load(newOnly)).rejects.toThrow('sealed with key test-a')
  })

  test('one that has another key under the same name, retired ones too', async () => {
    const { load, sealAnew } = await used()
    const forged = { ...testKeyFile, keys: { 'test-a': 'c3'.repeat(32) } }
    await expect(load(forged)).rejects.toThrow('is not the key test-a')
    await sealAnew()
    await load(newOnly)
    const late = { current: 'test-b', keys: { ...newOnly.keys, ...forged.keys } }
    await expect(load(late)).rejects.toThrow('is not the key test-a')
    await expect(load(testKeyFile)).rejects.toThrow('was retired')
  })

  test('one whose canary was moved from another key', async () => {
    const { db, load } = await used()
    const canary = await canaryOf(openKeys(rotatedKeyFile), 'test-b')
    await db.write([db.query.update(rootKey).set({ canary })])
    await expect(load()).rejects.toThrow('is not the key test-a')
  })
})

describe('a rotation', () => {
  test('is learned once, told in the log, and its work is due at once', async () => {
    const { db, load } = await used()
    expect(await eventsOf(db, 'keys.learn')).toEqual([])
    clock.pass(5_000)
    await load(rotatedKeyFile)
    await load(rotatedKeyFile)
    expect(await eventsOf(db, 'keys.learn')).toMatchObject([{ actor: 'operator', target: 'test-b' }])
    expect(await rowsOf(db, job)).toMatchObject([{ id: 'keys.rewrap', dueAt: clock.now() }])
  })

  test('gives up the old key once nothing is sealed under it; its public half stays', async () => {
    const { db, load, first, sealAnew } = await used()
    expect(await sealAnew()).toBe(1)
    expect(await sealAnew()).toBe(0)
    const ring = await load(newOnly)
    expect(ring.ids).toEqual(['test-b'])
    expect(publicKeysOf(ring)).toMatchObject(publicKeysOf(first))
    expect(Object.keys(publicKeysOf(ring)).toSorted()).toEqual(['test-a', 'test-b'])
    expect(await eventsOf(db, 'keys.retire')).toMatchObject([{ target: 'test-a' }])
    expect(await rowsOf(db, rootKey)).toMatchObject([
      { kid: 'test-a', canary: null, retiredAt: clock.now() },
      { kid: 'test-b', retiredAt: null },
    ])
  })
})

test('a public key that somebody put into the database is not believed', async () => {
  const { db, load } = await used()
  const row = { kid: 'evil', publicKey: 'ab'.repeat(32), attest: 'cd'.repeat(32), learnedAt: 1, retiredAt: 2 }
  await db.write([db.query.insert(rootKey).values(row)])
  await expect(load()).rejects.toThrow('The public half of key evil was not written by this server')
})

test('a rotation that several servers take up at once is told once', async () => {
  const { db } = await used()
  await Promise.all([1, 2, 3].map(() => loadKeys(opened(db), rotatedKeyFile)))
  expect(await eventsOf(db, 'keys.learn')).toHaveLength(1)
  await rewrap(operatorCtx(db, { keys: await loadKeys(opened(db), rotatedKeyFile) }))
  await Promise.all([1, 2, 3].map(() => loadKeys(opened(db), newOnly)))
  expect(await eventsOf(db, 'keys.retire')).toHaveLength(1)
})

test('nothing is sealed under the root where no rotation would find it', async () => {
  const place = { table: 'person', column: 'note', rowId: 'p-1' }
  await expect(sealUnderRoot(openKeys(testKeyFile), place, new Uint8Array(3))).rejects.toThrow(
    'no rotation would find person.note',
  )
})
