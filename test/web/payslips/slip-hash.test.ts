import { expect, test } from 'vitest'
import { slipHash } from '../../../shared/payouts/canonical.ts'
import { shortHash, slipHashOf } from '../../../web/payslips/slip-hash.ts'

test.each(['{"name":"周 雨","net":"360.00"}', '', '😀é'])(
  'the phone reckons the hash that the server signs: %s',
  async (bytes) => {
    expect(await slipHashOf(bytes)).toBe(slipHash(new TextEncoder().encode(bytes)))
  },
)

test('a hash is shown by its two ends', () => {
  expect(shortHash('0123456789abcdef'.repeat(4))).toBe('01234567…89abcdef')
})
