import { expect, test } from 'vitest'
import { inGroups, overDates } from '../../../web/charts/plot.ts'

test('bars of a group stand beside each other, with a gap before the next, each kind where it belongs', () => {
  const { x, series, splits, said } = inGroups(
    ['甲班', '乙班'],
    ['培训', '实训'],
    [
      ['1.00', '2.00'],
      ['3.50', '0.00'],
    ],
  )
  expect(x).toEqual([0, 1, 3, 4])
  expect(series).toEqual([
    [1, null, 3.5, null],
    [null, 2, null, 0],
  ])
  expect(splits!.map(said)).toEqual(['培训', '实训'])
})

test('a line has a gap where nothing is known, and says its dates below', () => {
  const dates = ['2020-11-01', '2020-11-02']
  const { series, said } = overDates(['甲班'], dates, [['98.0'], [null]], (date) => date.slice(5), 'lowest')
  expect(series).toEqual([[98, null]])
  expect([0, 1, 0.5].map(said)).toEqual(['11-01', '11-02', ''])
})
