import { expect, test } from 'vitest'
import { alone, inGroups, overDates, rangeOf } from '../../../web/charts/plot.ts'

test('bars of a group stand beside each other, with a gap before the next, each kind where it belongs', () => {
  const { x, series, splits, said } = inGroups(
    ['甲班', '乙班'],
    ['培训', '售前实操'],
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
  expect(splits!.map((at) => said(at, 9))).toEqual(['培训', '售前实操'])
  expect(splits!.map((at) => said(at, 2))).toEqual(['培训', '售前\n实操'])
})

test('a line has a gap where nothing is known, and says its dates below', () => {
  const dates = ['2020-11-01', '2020-11-02']
  const { series, said } = overDates(['甲班'], dates, [['98.0'], [null]], (date) => date.slice(5), 'lowest')
  expect(series).toEqual([[98, null]])
  expect([0, 1, 0.5].map((at) => said(at, 9))).toEqual(['11-01', '11-02', ''])
})

test('amounts begin at nothing, rates a little below the lowest and never below nothing', () => {
  expect(rangeOf({ from: 'zero' }, 20, 100)).toEqual([0, 105])
  expect(rangeOf({ from: 'zero' }, 0, 0)).toEqual([0, 1])
  expect(rangeOf({ from: 'lowest' }, 84, 100)).toEqual([79, 100])
  expect(rangeOf({ from: 'lowest' }, 3, 100)).toEqual([0, 100])
  expect(rangeOf({ from: 'lowest' }, 100, 100)).toEqual([95, 100])
})

test('a value between two gaps is a dot, and none that has a neighbour', () => {
  expect(alone([1, null, 2, 3, null, null, 4, null, 5])).toEqual([0, 6, 8])
  expect(alone([null, 0, null])).toEqual([1])
})
