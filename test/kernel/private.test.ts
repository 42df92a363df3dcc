import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openKeys } from '../../api/kernel/keys.ts'
import { newPersonKey, openPersonKey, openPrivate, sealPrivate } from '../../api/kernel/private.ts'
import type { PrivateField } from '../../api/kernel/private.ts'
import { openUnderRoot, rootSealed, sealUnderRoot } from '../../api/kernel/root-seal.ts'
import { counts } from '../kit/counts.ts'
import { rotatedKeys, testKeys } from '../kit/keys.ts'

const card = '6200002049719300001'
const field: PrivateField = { column: 'card_number', rowId: 'p-1' }

test('a sealed field opens again, and every look brings the event that tells of it', async () => {
  const key = await newPersonKey(testKeys, 'p-1')
  const sealed = await sealPrivate(key, field, card)
  expect(sealed).toMatch(/^v1\.own\.[\w-]{16}\.[\w-]+$/)
  expect(sealed).not.toContain(card)
  const again = await openPersonKey(testKeys, key.row)
  expect(await openPrivate(again, field, sealed, 'bank-file')).toEqual({
    text: card,
    entry: { action: 'pii_read', target: 'p-1', after: { field: 'card_number', purpose: 'bank-file' } },
  })
})

test('the same text never seals to the same value', async () => {
  const key = await newPersonKey(testKeys, 'p-1')
  expect(await sealPrivate(key, field, card)).not.toBe(await sealPrivate(key, field, card))
})

test.each([
  ['in another row', { ...field, rowId: 'p-2' }],
  ['in another column', { ...field, column: 'phone' as const }],
  ['in another table', { ...field, table: 'transfer' }],
])('a sealed value %s does not open', async (_, elsewhere) => {
  const key = await newPersonKey(testKeys, 'p-1')
  const sealed = await sealPrivate(key, field, card)
  await expect(openPrivate(key, elsewhere, sealed, 'bank-enquiry')).rejects.toThrow()
})

const places = fc.record({
  table: fc.constantFrom('person', 'transfer', 'person_key'),
  column: fc.constantFrom('phone', 'id_number', 'card_number'),
  rowId: fc.string({ minLength: 1, maxLength: 8 }),
})

test('R34 no sealed value opens in another row, column or table than the one it was sealed for', async () => {
  const key = await newPersonKey(testKeys, 'p-1')
  await fc.assert(
    fc.asyncProperty(places, places, fc.string(), async (place, elsewhere, text) => {
      const sealed = await sealPrivate(key, place as PrivateField, text)
      const opened = openPrivate(key, elsewhere as PrivateField, sealed, 'bank-enquiry')
      if (JSON.stringify(place) === JSON.stringify(elsewhere)) expect((await opened).text).toBe(text)
      else await expect(opened).rejects.toThrow()
    }),
    { numRuns: counts(200, 5_000) },
  )
})

test('R34 nor does a key or secret sealed under the root, in another row or table', async () => {
  const listed = fc.constantFrom(...rootSealed)
  const rowId = fc.string({ minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(listed, listed, rowId, rowId, async (from, to, id, other) => {
      const sealed = await sealUnderRoot(testKeys, { ...from, rowId: id }, new Uint8Array(32))
      const opened = openUnderRoot(rotatedKeys, { ...to, rowId: other }, sealed)
      if (from === to && id === other) expect(await opened).toEqual(new Uint8Array(32))
      else await expect(opened).rejects.toThrow()
    }),
    { numRuns: counts(100, 2_000) },
  )
})

test('a value that was changed, or whose key id was, does not open', async () => {
  const key = await newPersonKey(testKeys, 'p-1')
  const sealed = await sealPrivate(key, field, card)
  const flipped = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
  for (const bad of [flipped, sealed.replace('own', 'test-a'), card, ''])
    await expect(openPrivate(key, field, bad, 'bank-enquiry')).rejects.toThrow()
})

test("one person's key does not open another person's field", async () => {
  const [mine, other] = [await newPersonKey(testKeys, 'p-1'), await newPersonKey(testKeys, 'p-2')]
  const sealed = await sealPrivate(mine, field, card)
  await expect(openPrivate(other, field, sealed, 'bank-enquiry')).rejects.toThrow()
  const swapped = { ...mine.row, personId: 'p-2' }
  await expect(openPersonKey(testKeys, swapped)).rejects.toThrow()
})

test('after a rotation the fields open with the wrapped key of the new root, and without the old root', async () => {
  const key = await newPersonKey(testKeys, 'p-1')
  const sealed = await sealPrivate(key, field, card)
  const place = { table: 'person_key', column: 'wrapped', rowId: 'p-1' }
  const raw = await openUnderRoot(rotatedKeys, place, key.row.wrapped)
  const row = { personId: 'p-1', wrapped: await sealUnderRoot(rotatedKeys, place, raw) }
  expect(row.wrapped).toMatch(/^v1\.test-b\./)
  const newOnly = openKeys({ current: 'test-b', keys: { 'test-b': 'b2'.repeat(32) } })
  const { text } = await openPrivate(await openPersonKey(newOnly, row), field, sealed, 'bank-enquiry')
  expect(text).toBe(card)
  await expect(openPersonKey(newOnly, key.row)).rejects.toThrow('test-a')
})

test('200 people with three fields each are sealed in a moment', async () => {
  const begun = performance.now()
  for (let i = 0; i < 200; i++) {
    const key = await newPersonKey(testKeys, `p-${i}`)
    for (const column of ['phone', 'id_number', 'card_number'] as const)
      await sealPrivate(key, { column, rowId: `p-${i}` }, card)
  }
  expect(performance.now() - begun).toBeLessThan(10_000)
})
