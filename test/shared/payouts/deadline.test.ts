import { describe, expect, test } from 'vitest'
import { countdownTo, deadlineOf, settleBy } from '../../../shared/payouts/deadline.ts'
import { workDateOf as on } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

describe('the deadline (30 December, or 30 working days after the season) counts down for those in charge', () => {
  test('the season of 2020 is paid by its date, which comes before its thirty working days', () => {
    expect(deadlineOf(seasonRules())).toEqual({ on: '2020-12-30', certain: true, term: 'pay-by' })
    expect(settleBy(seasonRules())).toEqual({ on: '2021-01-04', certain: true })
  })

  test('the working days are the deadline where they end first', () => {
    const soon = seasonRules({ settleWithinWorkingDays: 10 })
    expect(deadlineOf(soon)).toEqual({ on: '2020-12-04', certain: true, term: 'working-days' })
  })

  test('a date of another year moves nothing: neither long before nor long after', () => {
    const term = { on: '2021-01-04', certain: true, term: 'working-days' }
    expect(deadlineOf(seasonRules({ payBy: on('2019-12-30') }))).toEqual(term)
    expect(deadlineOf(seasonRules({ payBy: on('2021-12-30') }))).toEqual(term)
  })

  test('in a year without a notice the count is told to be preliminary', () => {
    const [stage] = seasonRules().stages
    const far = { ...stage!, from: on('2098-09-12'), to: on('2098-11-22') }
    const season = seasonRules({ stages: [far], payBy: on('2099-12-30') })
    expect(deadlineOf(season)).toMatchObject({ certain: false, term: 'working-days' })
    expect(deadlineOf({ ...season, payBy: on('2098-12-30') })).toMatchObject({
      certain: true,
      term: 'pay-by',
    })
  })

  test.each([
    ['2020-12-01', 29, 21],
    ['2020-12-29', 1, 1],
    ['2020-12-30', 0, 0],
    ['2020-12-31', -1, 0],
  ])('on %s it is %i days, %i of them working days', (today, days, workingDays) => {
    expect(countdownTo(deadlineOf(seasonRules()), on(today))).toMatchObject({ days, workingDays })
  })
})
