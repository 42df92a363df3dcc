import { describe, expect, test } from 'vitest'
import { contradictions } from '../../../shared/seasons/contradictions.ts'
import { crowdedRooms } from '../../../shared/seasons/crowding.ts'
import type { Season } from '../../../shared/seasons/season.ts'
import { workDateOf as on } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

const of = (change: Partial<Season>) =>
  contradictions(seasonRules({ shifts: [], ...change })).map(({ code, detail }) => ({ code, ...detail }))
const stage = (key: string, from: string, to: string, more: Partial<Season['stages'][number]> = {}) => ({
  ...seasonRules().stages[1]!,
  key,
  name: key,
  from: on(from),
  to: on(to),
  ...more,
})
const shift = (code: string, name: string, start: string, end: string) => ({ code, name, start, end })

test('the season of 2020 contradicts itself in one thing: a shift of one name with two end times', () => {
  expect(contradictions(seasonRules())).toEqual([
    { code: 'season-two-end-times', detail: { shift: '冲刺通班', codes: '通宵、通', ends: '26:00、24:00' } },
  ])
})

describe('a season contradicts itself where', () => {
  test('a shift has two end times', () => {
    const two = [shift('A', '早班', '08:30', '17:00'), shift('B', '早班', '8:30', '16:00')]
    expect(of({ shifts: two })).toEqual([
      { code: 'season-two-end-times', shift: '早班', codes: 'A、B', ends: '17:00、16:00' },
    ])
  })

  test('the pay-by date lies in another year', () => {
    for (const payBy of ['2019-12-30', '2021-01-04'])
      expect(of({ payBy: on(payBy) })).toEqual([{ code: 'season-pay-by-year', payBy, end: '2020-11-22' }])
  })

  test('the pay-by date is over before the season is', () => {
    expect(of({ payBy: on('2020-11-22') })).toEqual([
      { code: 'season-pay-by-early', payBy: '2020-11-22', end: '2020-11-22' },
    ])
  })

  test('overlapping stages have different rates, ask for a pass in one of them, or pay overtime in one', () => {
    const first = stage('a', '2020-10-01', '2020-10-20')
    const found = (more: object) =>
      of({
        internshipFrom: on('2020-10-01'),
        stages: [first, stage('b', '2020-10-15', '2020-11-22', more)],
      })
    expect(found({ dayRate: '40' })).toEqual([
      {
        code: 'season-overlapping-rates',
        one: 'a',
        rate: '80',
        other: 'b',
        counts: '40',
        from: '2020-10-15',
        to: '2020-10-20',
      },
    ])
    expect(found({ requiresPass: true })).toHaveLength(1)
    expect(found({ overtime: false })).toHaveLength(1)
  })

  test('the shares of an error’s level are not its compensation', () => {
    const [level] = seasonRules().errorLevels
    expect(of({ errorLevels: [{ ...level!, company: '50' }] })).toEqual([
      { code: 'season-level-sum', level: 1, compensation: '100', company: '50', student: '40' },
    ])
  })

  test('the internship begins after the work does, and the tax counts its months', () => {
    const late = { internshipFrom: on('2020-10-01') }
    expect(of(late)).toEqual([
      { code: 'season-internship', internshipFrom: '2020-10-01', from: '2020-09-12' },
    ])
    expect(of({ ...late, tax: { method: 'labour' } })).toEqual([])
  })

  test('somebody is planned to work on dates that no stage covers', () => {
    const dates = ['2020-11-25', '2020-11-22', '2020-11-24', '2020-11-25'].map(on)
    expect(contradictions(seasonRules({ shifts: [] }), dates)).toEqual([
      {
        code: 'season-plan-outside',
        detail: { dates: 2, first: '2020-11-24', last: '2020-11-25' },
      },
    ])
  })
})

describe('other seasons do not', () => {
  test.each<[string, Partial<Season>]>([
    ['with stages that overlap at one rate', {}],
    [
      'with one rate written in two ways',
      {
        stages: [
          stage('a', '2020-09-12', '2020-11-01'),
          stage('b', '2020-10-15', '2020-11-22', { dayRate: '80.00' }),
        ],
      },
    ],
    [
      'with stages of different rates that only meet',
      {
        stages: [
          stage('a', '2020-09-12', '2020-10-14'),
          stage('b', '2020-10-15', '2020-11-22', { dayRate: '40' }),
        ],
      },
    ],
    [
      'with two shifts of one name that begin at different times and one that stands there twice',
      {
        shifts: [
          shift('A', '班', '08:30', '17:00'),
          shift('B', '班', '16:30', '22:00'),
          shift('C', '班', '08:30', '17:00'),
        ],
      },
    ],
    ['paid on the last day of its year', { payBy: on('2020-12-31') }],
  ])('%s', (_, change) => {
    expect(of(change)).toEqual([])
  })
})

const planned = (className: string, shift: string, students = 50, date = '2020-11-11') => ({
  date: on(date),
  className,
  shift,
  students,
})

describe('more students than seats', () => {
  const shifts = seasonRules().shifts
  const room = { name: '201', seats: 60, machines: 52, classes: ['1班', '2班'] }

  test('both classes of a room on the same shift are too many for its seats', () => {
    const all = [planned('1班', '早'), planned('2班', '早'), planned('3班', '早')]
    const next = [planned('1班', '早', 40, '2020-11-12'), planned('2班', '早', 21, '2020-11-12')]
    expect(crowdedRooms([room], [...all, ...next], shifts)).toEqual([
      { code: 'season-seats', detail: { room: '201', has: 60, students: 100, date: '2020-11-11', dates: 2 } },
    ])
  })

  test('shifts that hand over to each other are not, and those that meet for hours are', () => {
    expect(crowdedRooms([room], [planned('1班', '早'), planned('2班', '晚')], shifts)).toEqual([])
    expect(crowdedRooms([room], [planned('1班', '早'), planned('2班', '07:00-12:00')], shifts)).toHaveLength(
      1,
    )
  })

  test('a class with seats for all and fewer machines that work is another thing', () => {
    expect(crowdedRooms([{ ...room, machines: 47 }], [planned('1班', '早')], shifts)).toEqual([
      {
        code: 'season-machines',
        detail: { room: '201', has: 47, students: 50, date: '2020-11-11', dates: 1 },
      },
    ])
    expect(crowdedRooms([room], [planned('1班', '早')], shifts)).toEqual([])
    // A room without computers.
    expect(crowdedRooms([{ ...room, machines: 0 }], [planned('1班', '早')], shifts)).toEqual([])
    expect(crowdedRooms([{ ...room, seats: 40, machines: 0 }], [planned('1班', '早')], shifts)).toMatchObject(
      [{ code: 'season-seats', detail: { has: 40 } }],
    )
  })
})
