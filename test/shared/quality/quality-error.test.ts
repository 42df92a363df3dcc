import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  counts as deducts,
  errorStanding,
  mayDoubt,
  mayJudge,
  payableError,
} from '../../../shared/quality/quality-error.ts'
import type { Ruling, RulingKind, Side } from '../../../shared/rulings/ruling.ts'
import { counts } from '../../kit/counts.ts'

const said = (kind: RulingKind, side: Side | null): Ruling => ({ kind, side, byId: 'x', amount: null, at: 1 })
const entered = { companyVerified: true, schoolVerified: false }

const after = (...rulings: Ruling[]) => deducts(errorStanding(entered, rulings))

test('each side’s newest word holds, and both must be yes', () => {
  expect(after()).toBe(false)
  expect(after(said('verify', 'school'))).toBe(true)
  expect(after(said('verify', 'school'), said('reject', 'company'))).toBe(false)
  expect(after(said('reject', 'school'), said('verify', 'school'))).toBe(true)
})

test('a doubt takes nothing out of force, is one, and the school’s next word answers it', () => {
  const verified = [said('verify', 'school'), said('doubt', null)]
  const standing = errorStanding(entered, verified)
  expect([deducts(standing), standing.doubt, mayDoubt(standing)]).toEqual([true, 'open', false])
  expect(mayJudge('verify', 'school', standing)).toBe(true)
  expect(mayJudge('verify', 'company', standing)).toBe(false)
  const answered = errorStanding(entered, [...verified, said('verify', 'school')])
  expect([deducts(answered), answered.doubt, mayDoubt(answered)]).toEqual([true, 'answered', false])
})

test('nothing of a rejected one reaches pay, and nobody doubts it', () => {
  const rulings = [said('reject', 'school')]
  expect(payableError(entered, rulings)).toEqual([])
  expect(mayDoubt(errorStanding(entered, rulings))).toBe(false)
})

test('words of one side alone never make it deduct', () => {
  const kinds = fc.constantFrom<RulingKind>('verify', 'reject', 'doubt')
  fc.assert(
    fc.property(fc.constantFrom<Side>('school', 'company'), fc.array(kinds), (side, words) => {
      const rulings = words.map((kind) => said(kind, kind === 'doubt' ? null : side))
      const nobody = { companyVerified: false, schoolVerified: false }
      expect(deducts(errorStanding(nobody, rulings))).toBe(false)
    }),
    { numRuns: counts(300, 20_000) },
  )
})
