import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { becomesLeave, leaveFault, onLeave } from '../../../shared/leaves/leave.ts'
import { addDays, eachDate, workDateOf } from '../../../shared/time/work-date.ts'
import { counts } from '../../kit/counts.ts'

const dates = (from: string, to: string) => ({ from: workDateOf(from), to: workDateOf(to) })

test.each([
  ['2020-11-12', '2020-11-12', undefined],
  ['2020-11-12', '2020-12-12', undefined],
  ['2020-11-12', '2020-12-13', 'leave-invalid'],
  ['2020-11-12', '2020-11-11', 'leave-invalid'],
])('from %s to %s: %s', (from, to, fault) => {
  expect(leaveFault(dates(from, to), [])).toBe(fault)
})

test('two leaves of a student share no date', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays(workDateOf('2020-11-01'), n))
  const some = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  fc.assert(
    fc.property(some, some, (one, other) => {
      fc.pre(leaveFault(one, []) === undefined)
      const shared = eachDate(one.from, one.to).some((date) => onLeave([other], date))
      expect(leaveFault(one, [other])).toBe(shared ? 'asked-already' : undefined)
    }),
    { numRuns: counts(300, 5_000) },
  )
})

describe('a granted leave becomes the attendance', () => {
  test.each([
    ['of a shift of which nobody has spoken', undefined, true],
    ['of one that is not confirmed', { state: 'present', confirmed: false }, true],
    ['of an absence', { state: 'absent', confirmed: true }, true],
    ['not of somebody who was there', { state: 'late', confirmed: true }, false],
    ['not twice', { state: 'leave', confirmed: true }, false],
  ] as const)('%s', (_, known, becomes) => {
    expect(becomesLeave(known)).toBe(becomes)
  })
})
