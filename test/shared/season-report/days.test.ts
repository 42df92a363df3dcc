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
      { date: '2020-11-01', rates: ['100.0', null], response: null, sales: null },
      { date: '2020-11-02', rates: ['50.0', '100.0'], response: '25.0', sales: '1.50' },
      { date: '2020-11-03', rates: [null, null], response: '5.0', sales: null },
    ],
  })
  expect(reportDays(students, rows.toReversed())).toEqual(made)
})
