import { describe, expect, test } from 'vitest'
import { dateAfterKey, monthAfter, weeksOf } from '../../../web/records/calendar.ts'

describe('the weeks of a month', () => {
  test('begin on Monday and are whole, with every date once', () => {
    const weeks = weeksOf('2020-11')
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2020-11-01'])
    expect(weeks.at(-1)).toEqual(['2020-11-30', null, null, null, null, null, null])
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
  })

  test('are four where February begins on a Monday', () => {
    expect(weeksOf('2021-02').map((week) => week.length)).toEqual([7, 7, 7, 7])
  })
})

test.each([
  ['2020-11', 1, '2020-12'],
  ['2020-12', 1, '2021-01'],
  ['2021-01', -1, '2020-12'],
  ['2020-02', 0, '2020-02'],
])('%s and %i is %s', (month, by, after) => expect(monthAfter(month, by)).toBe(after))

test.each([
  ['2020-11-30', 'ArrowRight', '2020-12-01'],
  ['2020-11-01', 'ArrowLeft', '2020-10-31'],
  ['2020-11-03', 'ArrowUp', '2020-10-27'],
  ['2020-11-27', 'ArrowDown', '2020-12-04'],
  ['2020-10-31', 'PageDown', '2020-11-30'],
  ['2021-03-30', 'PageUp', '2021-02-28'],
  ['2020-11-30', 'Tab', undefined],
])('from %s %s leads to %s', (from, key, to) => expect(dateAfterKey(from, key)).toBe(to))
