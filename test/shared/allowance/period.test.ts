import { expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import { periodOf } from '../../../shared/allowance/period.ts'
import { on, period, rules, student } from './build.ts'

test.each([
  [{}, '2020-09-12', '2020-11-22'],
  [{ from: on('2020-10-01') }, '2020-10-01', '2020-11-22'],
  [{ to: on('2020-10-23') }, '2020-09-12', '2020-10-23'],
  [{ from: on('2020-11-01'), to: on('2020-11-01') }, '2020-11-01', '2020-11-01'],
])('the ends %o mean %s to %s', (ends, from, to) => {
  expect(periodOf(rules(), ends)).toEqual({ ok: true, period: { from, to } })
})

test('a period that runs backwards or into another year is refused with its reason', () => {
  expect(periodOf(rules(), { from: on('2020-12-01') })).toEqual({ ok: false, reason: 'period-reversed' })
  expect(periodOf(rules(), { to: on('2021-01-01') })).toEqual({ ok: false, reason: 'period-crosses-years' })
})

test('compute does not accept what the door refuses', () => {
  expect(() => compute(rules(), period('2020-12-01', '2021-01-31'), student())).toThrow(
    'period-crosses-years',
  )
})
