import { describe, expect, test } from 'vitest'
import { dayState, weeksOf } from '../../../web/attendance/day-state.ts'
import type { MonthDay } from '../../../web/attendance/useStudent.ts'

type Shift = Partial<MonthDay['shifts'][number]>
const day = (known: Partial<Omit<MonthDay, 'shifts'>> & { shifts?: Shift[] } = {}) =>
  ({
    date: '2020-11-12',
    enrolled: true,
    plan: '晚',
    onLeave: false,
    shifts: [],
    ...known,
  }) as unknown as MonthDay
const stateOn = (known: Parameters<typeof day>[0], today = '2020-11-12') => dayState(day(known), today)

describe('how a date of the calendar stands', () => {
  test.each<[string, Parameters<typeof day>[0], ReturnType<typeof dayState>]>([
    ['not on the roster', { enrolled: false }, { state: 'none', open: false }],
    [
      'what was confirmed goes before what was not',
      {
        shifts: [
          { state: 'late', confirmed: true },
          { state: 'absent', confirmed: false },
        ],
      },
      { state: 'late', open: false },
    ],
    [
      'a word that nobody confirmed',
      { shifts: [{ state: 'absent', confirmed: false }] },
      { state: 'absent', open: true },
    ],
    ['leave that was granted', { onLeave: true, shifts: [{ state: null }] }, { state: 'leave', open: true }],
    ['rest', { plan: '' }, { state: 'rest', open: false }],
    ['a check-in without any plan', { plan: '', shifts: [{ state: null }] }, { state: 'open', open: true }],
    ['planned, and nobody has said anything', {}, { state: 'open', open: true }],
  ])('%s', (_, known, expected) => expect(stateOn(known)).toEqual(expected))

  test('a day to come is planned, not open', () => {
    expect(stateOn({}, '2020-11-11')).toEqual({ state: 'planned', open: false })
  })
})

test('the weeks of a month begin on Monday and are whole', () => {
  // November 2020 began on a Sunday.
  const weeks = weeksOf([1, 2, 3], 6)
  expect(weeks).toEqual([
    [null, null, null, null, null, null, 1],
    [2, 3, null, null, null, null, null],
  ])
})
