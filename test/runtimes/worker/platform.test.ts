import { expect, test } from 'vitest'
import { newPersonKey, openPersonKey, openPrivate, sealPrivate } from '../../../api/kernel/private.ts'
import { testKeys } from '../../kit/keys.ts'

test('private fields are sealed and opened by the same code', async () => {
  const key = await newPersonKey(testKeys, 'p-1')
  const field = { column: 'card_number' as const, rowId: 'p-1' }
  const sealed = await sealPrivate(key, field, '6200002049719300001')
  const { text } = await openPrivate(await openPersonKey(testKeys, key.row), field, sealed, 'bank-file')
  expect(text).toBe('6200002049719300001')
})

test('Chinese files of either kind can be read: GB18030 as well as UTF-8', () => {
  expect(new TextDecoder('gb18030').decode(Uint8Array.of(0xb5, 0xbd, 0xb8, 0xda))).toBe('到岗')
  expect(new TextDecoder('gb18030').decode(Uint8Array.of(0x81, 0x39, 0xee, 0x39))).toBe('㐀')
  expect(() => new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.of(0xff))).toThrow()
})

test('this is workerd', () => {
  expect(navigator.userAgent).toBe('Cloudflare-Workers')
})
