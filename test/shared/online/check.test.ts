import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { farAbove, onlineDiscrepancies } from '../../../shared/online/check.ts'
import type { CheckedDay } from '../../../shared/online/check.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { counts } from '../../kit/counts.ts'

const date = workDateOf('2020-11-11')
const there = [{ state: 'present' as const, confirmed: true }]
const day = (personId: string, minutes: number | null, more: Partial<CheckedDay> = {}): CheckedDay => ({
  personId,
  date,
  className: '1班',
  group: 'A',
  minutes,
  attendance: there,
  expected: true,
  ...more,
})
const codes = (...days: CheckedDay[]) =>
  onlineDiscrepancies(days, 480).map(({ personId, code }) => `${personId} ${code}`)

test.each<[string, CheckedDay, string[]]>([
  ['minutes and attendance', day('a', 480), []],
  ['minutes without any', day('a', 480, { attendance: [] }), ['a online-without-attendance']],
  [
    'minutes and absence',
    day('a', 1, { attendance: [{ state: 'absent', confirmed: true }] }),
    ['a online-without-attendance'],
  ],
  [
    'minutes and an unconfirmed one',
    day('a', 1, { attendance: [{ state: 'present', confirmed: false }] }),
    ['a online-without-attendance'],
  ],
  ['no minutes though there', day('a', null), ['a attendance-without-online']],
  ['a row of 0 minutes though there', day('a', 0), ['a attendance-without-online']],
  ['in training or on the track', day('a', null, { expected: false }), []],
  ['neither', day('a', null, { attendance: [] }), []],
  ['0 minutes and not there', day('a', 0, { attendance: [] }), []],
])('%s', (_, one, found) => expect(codes(one)).toEqual(found))

test('far above is more than two hours over the middle of the others, and over the threshold', () => {
  const others = [day('b', 470), day('c', 480), day('d', 500)]
  expect(codes(day('a', 480 + farAbove), ...others)).toEqual([])
  expect(codes(day('a', 481 + farAbove), ...others)).toEqual(['a far-above-group'])
  const short = [day('b', 100), day('c', 110), day('d', 120)]
  expect(codes(day('a', 480), ...short)).toEqual([])
  expect(codes(day('a', 481), ...short)).toEqual(['a far-above-group'])
})

test('with fewer than three others in the group the class is looked at, with fewer there nobody', () => {
  const [b, c] = [day('b', 480), day('c', 480)]
  const other = (id: string, minutes: number) => day(id, minutes, { group: 'B' })
  expect(codes(day('a', 700), b, c)).toEqual([])
  expect(codes(day('a', 700), b, c, other('d', 490))).toEqual(['a far-above-group'])
  expect(codes(day('a', 700), b, c, other('d', 690), other('e', 690), other('f', 690))).not.toContain(
    'a far-above-group',
  )
  expect(codes(day('a', 700), b, c, day('d', 480, { className: '2班' }))).toEqual([])
})

test('one forgotten log-out is found and makes nobody else look odd, in whatever order the days come', () => {
  const usual = fc.array(fc.integer({ min: 400, max: 500 }), { minLength: 4, maxLength: 9 })
  fc.assert(
    fc.property(usual, fc.nat(), (minutes, seed) => {
      const days = [...minutes.map((m, i) => day(`s${i}`, m)), day('forgot', 1_440)]
      const turned = [...days.slice(seed % days.length), ...days.slice(0, seed % days.length)]
      expect(codes(...turned)).toEqual(['forgot far-above-group'])
    }),
    { numRuns: counts(200, 5_000) },
  )
})
