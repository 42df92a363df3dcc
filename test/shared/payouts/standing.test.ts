import { expect, test } from 'vitest'
import { isSettled, standingOf } from '../../../shared/payouts/standing.ts'

const shown = { publishedAt: 1, signedAt: null, objected: false, attested: false }

test.each([
  [{ ...shown, publishedAt: null, attested: true }, 'draft'],
  [shown, 'waiting'],
  [{ ...shown, objected: true }, 'objected'],
  [{ ...shown, attested: true }, 'attested'],
  [{ ...shown, attested: true, objected: true }, 'objected'],
  [{ ...shown, signedAt: 2, attested: true }, 'signed'],
] as const)('%o is %s', (slip, standing) => {
  expect(standingOf(slip)).toBe(standing)
  expect(isSettled(standing)).toBe(standing === 'signed' || standing === 'attested')
})
