import { describe, expect, test } from 'vitest'
import { planWarnings, touches, type PlanGround } from '../../../shared/shifts/plan-warnings.ts'
import { addDays, workDateOf } from '../../../shared/time/work-date.ts'

const monday = workDateOf('2020-11-09')
const ground: PlanGround = {
  shifts: [
    { code: '早', start: '08:30', end: '17:00' },
    { code: '晚', start: '16:30', end: '24:00' },
    { code: '通', start: '07:00', end: '26:00' },
  ],
  stages: [
    {
      key: 'training',
      name: '培训',
      from: workDateOf('2020-11-01'),
      to: workDateOf('2020-11-08'),
      dayRate: '40',
      requiresPass: true,
      overtime: false,
    },
    {
      key: 'practice',
      name: '实训',
      from: monday,
      to: workDateOf('2020-11-30'),
      dayRate: '80',
      requiresPass: false,
      overtime: true,
    },
  ],
  classes: [{ name: '一班', students: 10 }],
  rooms: [],
  gaps: [],
  holidays: [],
}

const found = (cells: string[], change: Partial<PlanGround> = {}, from = monday) => {
  const dates = cells.map((_, i) => addDays(from, i))
  const at = (date: string) => cells[dates.indexOf(workDateOf(date))] ?? ''
  return planWarnings({ ...ground, ...change }, at, dates)
}
const said = (...given: Parameters<typeof found>) =>
  found(...given).map(({ code, date, detail }) => [code, Number(date.slice(8)), ...Object.values(detail)])

describe('a plan', () => {
  const six = Array<string>(6).fill('早')
  const table: [what: string, cells: string[], change: Partial<PlanGround>, expected: unknown[]][] = [
    ['of early shifts has nothing against it', ['早', '早', '', '早'], {}, []],
    [
      'of a late and an early shift leaves 8.5 hours of rest',
      ['晚', '早'],
      {},
      [
        ['night', 9],
        ['rest', 10, 8.5],
      ],
    ],
    [
      'that goes on before it has ended overlaps',
      ['通', '00:30-08:00'],
      {},
      [
        ['hours', 9, 19],
        ['night', 9],
        ['overlap', 10, 1.5],
        ['night', 10],
      ],
    ],
    ['takes no day of seven off', [...six, '早'], {}, [['no-rest-day', 15]]],
    ['may work six days', [...six, '', '早'], {}, []],
    [
      'that is not decided yet is not looked at',
      ['通', '待定'],
      {},
      [
        ['hours', 9, 19],
        ['night', 9],
      ],
    ],
    ['works on a holiday', ['早', '早'], { holidays: ['2020-11-10'] }, [['holiday', 10]]],
    [
      'has more students than the room has seats',
      ['早'],
      { rooms: [{ name: '201', seats: 9, machines: 9, classes: ['一班'] }] },
      [['seats', 9, '201', 9, 10]],
    ],
    [
      'counts who is not insured, and until when',
      ['早', '早'],
      {
        gaps: [
          { code: 'uninsured', className: '一班', from: '', to: '2020-11-09' },
          { code: 'uninsured', className: '一班', from: '2020-11-09', to: '' },
          { code: 'uninsured', className: '二班', from: '', to: '' },
        ],
      },
      [
        ['uninsured', 9, 2],
        ['uninsured', 10, 1],
      ],
    ],
    [
      'counts whose account is suspended',
      ['早'],
      { gaps: [{ code: 'suspended', className: '一班', from: '2020-11-08', to: '' }] },
      [['suspended', 9, 1]],
    ],
  ]
  test.each(table)('%s', (_, cells, change, expected) => {
    expect(said(cells, change)).toEqual(expected)
  })

  test('lets those train who have not passed, and warns of them at the desks', () => {
    const gaps = [{ code: 'unpassed' as const, className: '一班', from: '', to: '' }]
    expect(said(['早', '早'], { gaps }, workDateOf('2020-11-08'))).toEqual([['unpassed', 9, 1]])
  })
})

test('a warning is the business of whoever changes a day that it comes from', () => {
  const [rest] = found(['晚', '早']).filter(({ code }) => code === 'rest')
  expect(touches(new Set(['2020-11-09 一班']), rest!)).toBe(true)
  expect(touches(new Set(['2020-11-10 一班']), rest!)).toBe(true)
  expect(touches(new Set(['2020-11-11 一班']), rest!)).toBe(false)
  expect(touches(new Set(['2020-11-09 二班']), rest!)).toBe(false)
  const [seventh] = found(Array<string>(7).fill('早'))
  expect(touches(new Set(['2020-11-09 一班']), seventh!)).toBe(true)
  expect(touches(new Set(['2020-11-08 一班']), seventh!)).toBe(false)
})
