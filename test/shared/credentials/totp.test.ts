import { utf8ToBytes } from '@noble/hashes/utils.js'
import { assert, property, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase32, toBase32 } from '../../../shared/credentials/base32.ts'
import { matchingStep, stepOf, totpAt } from '../../../shared/credentials/totp.ts'

/** RFC 6238, appendix B, SHA-1; its eight digits end with our six. */
const secret = utf8ToBytes('12345678901234567890')

describe('codes of a code generator', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('%i s after 1970: %s, as RFC 6238 has it', (seconds, code) => {
    expect(totpAt(secret, stepOf(seconds * 1000))).toBe(code)
  })

  test('count in their own step and its neighbours, and say which it was', () => {
    const now = 1_605_000_000_000
    const step = stepOf(now)
    for (const near of [-1, 0, 1])
      expect(matchingStep(secret, totpAt(secret, step + near), now)).toBe(step + near)
    for (const far of [-3, -2, 2, 3])
      expect(matchingStep(secret, totpAt(secret, step + far), now)).toBeUndefined()
    expect(matchingStep(secret, '', now)).toBeUndefined()
  })
})

describe('base32', () => {
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of "%s" is %s, as RFC 4648 has it', (text, written) => {
    expect(toBase32(utf8ToBytes(text))).toBe(written)
    expect(fromBase32(written)).toEqual(utf8ToBytes(text))
  })

  test('reads back whatever was written', () => {
    assert(
      property(uint8Array({ maxLength: 40 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes)
      }),
    )
  })

  test('is nothing else', () => expect(fromBase32('MZXW1')).toBeUndefined())
})
