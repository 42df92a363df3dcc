import { describe, expect, test } from 'vitest'
import { newestByKey, standing } from '../../../shared/discrepancies/decision.ts'
import { keyOf } from '../../../shared/discrepancies/discrepancy.ts'
import type { Found } from '../../../shared/discrepancies/discrepancy.ts'
import { workDateOf as on } from '../../../shared/time/work-date.ts'

const found: Found = {
  code: 'online-without-paid-attendance',
  personId: 'p-1',
  date: on('2020-11-11'),
  facts: ['b', 'a'],
  detail: { minutes: 495, status: 'unconfirmed' },
}

describe('a key is the discrepancy itself', () => {
  test('the same in whatever order its facts and figures come', () => {
    const other = { ...found, facts: ['a', 'b'], detail: { status: 'unconfirmed', minutes: 495 } }
    expect(keyOf(other)).toBe(keyOf(found))
    expect(keyOf(found)).toMatch(/^online-without-paid-attendance:[0-9a-f]{32}$/)
  })

  test.each<[string, Partial<Found>]>([
    ['kind', { code: 'online-far-above' }],
    ['student', { personId: 'p-2' }],
    ['nobody', { personId: null }],
    ['date', { date: on('2020-11-12') }],
    ['fact', { facts: ['a', 'c'] }],
    ['number of minutes', { detail: { minutes: 496, status: 'unconfirmed' } }],
  ])('another %s is another one', (_, change) => {
    expect(keyOf({ ...found, ...change })).not.toBe(keyOf(found))
  })
})

test('of what was said of a key the last holds, whatever order it comes in', () => {
  const said = [
    { key: 'a', turn: 2, kind: 'withdraw' as const },
    { key: 'a', turn: 1, kind: 'accept' as const },
    { key: 'b', turn: 1, kind: 'accept' as const },
  ]
  const newest = newestByKey(said)
  expect([standing(newest, 'a'), standing(newest, 'b'), standing(newest, 'c')]).toEqual([
    undefined,
    said[2],
    undefined,
  ])
  expect(standing(newestByKey([...said, { key: 'a', turn: 3, kind: 'accept' as const }]), 'a')?.turn).toBe(3)
})
