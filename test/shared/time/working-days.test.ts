import { describe, expect, test } from 'vitest'
import { addDays, eachDate, workDateOf as on } from '../../../shared/time/work-date.ts'
import {
  isAnnounced,
  isWorkingDay,
  workingDaysBetween,
  workingDaysFrom,
} from '../../../shared/time/working-days.ts'

describe('working days are those of the State Council’s notice, not of the week', () => {
  test.each([
    ['2020-10-08', false, 'the National Day holiday, a Thursday'],
    ['2020-09-27', true, 'a Sunday moved for it'],
    ['2020-10-10', true, 'a Saturday moved for it'],
    ['2020-11-22', false, 'a Sunday'],
    ['2020-11-23', true, 'a Monday'],
    ['2021-01-01', false, 'New Year’s Day'],
    ['2018-12-29', true, 'a Saturday moved for the year after'],
    ['2018-12-31', false, 'a Monday given for the year after'],
  ])('%s: %s (%s)', (date, works) => {
    expect(isWorkingDay(on(date))).toBe(works)
  })

  test('counted from a date that is itself not counted, forwards and backwards', () => {
    expect(workingDaysFrom(on('2020-11-22'), 30)).toEqual({ on: '2021-01-04', certain: true })
    expect(workingDaysFrom(on('2020-09-12'), -10)).toEqual({ on: '2020-08-31', certain: true })
    expect(workingDaysFrom(on('2020-09-12'), 0)).toEqual({ on: '2020-09-12', certain: true })
  })

  test('the count between is the inverse of counting from', () => {
    for (const date of eachDate(on('2019-12-20'), on('2020-03-01'))) {
      for (const days of [1, 7, 30]) {
        const reached = workingDaysFrom(date, days).on
        expect(workingDaysBetween(date, reached)).toBe(days)
        expect(workingDaysBetween(date, addDays(reached, -1))).toBe(days - 1)
      }
    }
    expect(workingDaysBetween(on('2020-11-02'), on('2020-11-01'))).toBe(0)
  })
})

describe('a year without a notice is never silently taken for one without holidays', () => {
  test('years are known from 2004 on, and 2099 is not', () => {
    expect([2003, 2004, 2020, 2026, 2099].map(isAnnounced)).toEqual([false, true, true, true, false])
  })

  test('a count that touches it says so', () => {
    expect(workingDaysFrom(on('2098-11-22'), 30).certain).toBe(false)
    expect(workingDaysFrom(on('2003-12-20'), 30).certain).toBe(false)
    expect(workingDaysFrom(on('2003-11-20'), -3).certain).toBe(false)
  })

  test('so does one whose last days the next notice may still move', () => {
    let last = 2026
    while (isAnnounced(last + 1)) last += 1
    expect(workingDaysFrom(on(`${last}-12-20`), 3).certain).toBe(true)
    expect(workingDaysFrom(on(`${last}-12-20`), 8).certain).toBe(false)
  })
})
