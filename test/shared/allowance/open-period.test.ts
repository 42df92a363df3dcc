import { describe, expect, test } from 'vitest'
import { openPeriod } from '../../../shared/allowance/open-period.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { rules } from './build.ts'

const crossing = rules({
  stages: rules().stages.map((stage) => ({
    ...stage,
    to: workDateOf(stage.to.replace('2020-11-22', '2021-01-20')),
  })),
})

describe('the period that is open', () => {
  test.each([
    ['before the season', rules(), [], '2020-09-01', '2020-09-12', '2020-09-12'],
    ['on its first day', rules(), [], '2020-09-12', '2020-09-12', '2020-09-12'],
    ['while it runs', rules(), [], '2020-11-05', '2020-09-12', '2020-11-05'],
    ['after a run', rules(), ['2020-10-23'], '2020-11-05', '2020-10-24', '2020-11-05'],
    [
      'after several runs, the last of them',
      rules(),
      ['2020-10-31', '2020-10-23'],
      '2020-11-05',
      '2020-11-01',
      '2020-11-05',
    ],
    ['on the day of a run’s end', rules(), ['2020-11-05'], '2020-11-05', '2020-11-06', '2020-11-06'],
    ['after the season', rules(), ['2020-10-23'], '2021-03-01', '2020-10-24', '2020-11-22'],
    ['in another year than it began', crossing, ['2020-11-30'], '2021-01-10', '2020-12-01', '2020-12-31'],
    ['after the last run of a year', crossing, ['2020-12-31'], '2021-01-10', '2021-01-01', '2021-01-10'],
  ])('%s', (_, season, ends, today, from, to) => {
    const published = ends.map((end) => ({ to: end }))
    expect(openPeriod(season, published, workDateOf(today))).toEqual({ from, to })
  })
})
