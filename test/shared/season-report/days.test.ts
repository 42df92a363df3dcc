import { expect, test } from 'vitest'
import { reportDays } from '../../../shared/season-report/days.ts'
import { attended, on, student } from '../allowance/build.ts'

const of = (
  number: string,
  className: string,
  days: [date: string, state: 'present' | 'absent' | 'rest'][],
) => ({
  number,
  name: number,
  className,
  facts: student({ attendance: days.map(([date, state]) => attended(date, state)) }),
})
const served = (date: string, responseMs: number | null, sales: string | null) => ({
  className: '甲班',
  date: on(date),
  responseMs,
  served: null,
  sales,
})

const rate = (rate: string, count: number, few = false) => ({ rate, count, few })

test('a day has the rate of each class, and response and sales where they were imported', () => {
  const students = [
    of('1', '甲班', [
      ['2020-11-02', 'present'],
      ['2020-11-01', 'present'],
      ['2020-11-05', 'rest'],
    ]),
    of('2', '甲班', [['2020-11-02', 'absent']]),
    of('3', '乙班', [['2020-11-02', 'present']]),
  ]
  const rows = [
    served('2020-11-02', 20_000, null),
    served('2020-11-02', 30_000, '1.5'),
    served('2020-11-03', 5_000, null),
  ]
  const made = reportDays(students, rows)
  expect(made).toEqual({
    classes: ['甲班', '乙班'],
    days: [
      { date: '2020-11-01', rates: [rate('100.0', 1), null], response: null, sales: null },
      {
        date: '2020-11-02',
        rates: [rate('50.0', 2), rate('100.0', 1)],
        response: '25.0',
        sales: '1.50',
      },
      { date: '2020-11-03', rates: [null, null], response: '5.0', sales: null },
    ],
  })
  expect(reportDays(students, rows.toReversed())).toEqual(made)
})

test('a rate rests on few where a class has less than a quarter of its fullest day', () => {
  const there = (n: number, ...dates: string[]) =>
    of(
      String(n),
      '甲班',
      dates.map((date) => [date, 'present']),
    )
  const students = [
    there(1, '2020-11-01', '2020-11-02', '2020-11-03'),
    there(2, '2020-11-01', '2020-11-03'),
    ...[3, 4, 5].map((n) => there(n, '2020-11-01')),
    of('6', '乙班', [['2020-11-02', 'absent']]),
  ]
  expect(reportDays(students, []).days.map(({ rates }) => rates)).toEqual([
    [rate('100.0', 5), null],
    [rate('100.0', 1, true), rate('0.0', 1)],
    [rate('100.0', 2), null],
  ])
})
