import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  eachDate,
  isWorkDate,
  monthOf,
  parseWorkDate,
  weekdayOf,
  workDateOf as on,
  yearOf,
} from '../../../shared/time/work-date.ts'

test.each(['2020-02-29', '2000-02-29', '2020-12-31', '1900-01-01', '2199-12-31'])('%s is a date', (text) => {
  expect(parseWorkDate(text)).toBe(text)
})

test.each([
  '2019-02-29',
  '2100-02-29',
  '2020-02-30',
  '2020-04-31',
  '2020-13-01',
  '2020-00-10',
  '2020-01-00',
  '2020-1-1',
  '20200101',
  '2020-01-01 ',
  '2020-01-01T00:00',
  '1899-12-31',
  '２０２０-01-01',
  '',
])('“%s” is no date', (text) => {
  expect(isWorkDate(text)).toBe(false)
  expect(() => on(text)).toThrow(RangeError)
})

test.each([
  ['2020-02-28', 1, '2020-02-29'],
  ['2020-02-28', 2, '2020-03-01'],
  ['2019-12-31', 1, '2020-01-01'],
  ['2020-01-01', -1, '2019-12-31'],
  ['2020-10-20', 0, '2020-10-20'],
])('%s and %i days is %s', (from, days, to) => {
  expect(addDays(on(from), days)).toBe(to)
})

test('every date between two is given, both included, and none when they are reversed', () => {
  expect(eachDate(on('2020-02-28'), on('2020-03-01'))).toEqual(['2020-02-28', '2020-02-29', '2020-03-01'])
  expect(eachDate(on('2020-03-01'), on('2020-03-01'))).toHaveLength(1)
  expect(eachDate(on('2020-03-01'), on('2020-02-28'))).toEqual([])
})

test('parts, weekday and order of a date', () => {
  expect([yearOf(on('2020-11-09')), monthOf(on('2020-11-09'))]).toEqual([2020, 11])
  // 11 November 2020 was a Wednesday, 1 January 1900 a Monday.
  expect([weekdayOf(on('2020-11-11')), weekdayOf(on('1900-01-01')), weekdayOf(on('2020-11-15'))]).toEqual([
    2, 0, 6,
  ])
  expect(['2020-10-01', '2020-09-30', '2020-10-01'].map(on).sort(compareDates)).toEqual([
    '2020-09-30',
    '2020-10-01',
    '2020-10-01',
  ])
})

test('day numbers agree with the calendar of the platform for three centuries', () => {
  const law = fc.property(fc.integer({ min: -25_567, max: 84_005 }), (days) => {
    const expected = new Date(days * 86_400_000).toISOString().slice(0, 10)
    expect(dateOfDayNumber(days)).toBe(expected)
    expect(dayNumber(on(expected))).toBe(days)
  })
  fc.assert(law, { numRuns: 500 })
})

// @ts-expect-error any text could be anything
const unchecked = () => addDays('2020-01-01', 1)

test('a text without a check does not compile as a work date', () => {
  expect(unchecked()).toBe('2020-01-02')
})
