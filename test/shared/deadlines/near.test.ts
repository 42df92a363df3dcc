import { expect, test } from 'vitest'
import { nearTerms, stepAt } from '../../../shared/deadlines/near.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'

test('a term is told of three days before, the day before, and for a week after', () => {
  const steps = [30, 4, 3, 2, 1, 0, -1, -7, -8, -400].map(stepAt)
  expect(steps).toEqual([
    undefined,
    undefined,
    'three-days',
    'three-days',
    'one-day',
    'one-day',
    'over',
    'over',
    undefined,
    undefined,
  ])
})

test('nothing is said of what was met or is far, and each step of each date is another', () => {
  const on = workDateOf('2020-12-30')
  const term = (days: number, met: string | null = null) => ({ on, days, met })
  expect(nearTerms({ deposit: term(3), settlement: term(2, '2020-12-01'), payout: term(9) })).toEqual([
    { kind: 'deposit-due', date: on, step: '2020-12-30:three-days' },
  ])
  expect(nearTerms({ payout: term(-1) })).toEqual([
    { kind: 'payout-overdue', date: on, step: '2020-12-30:over' },
  ])
})
