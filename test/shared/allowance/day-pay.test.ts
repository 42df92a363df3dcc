import { describe, expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import type { StudentFacts } from '../../../shared/allowance/facts.ts'
import {
  assessed,
  attended,
  award,
  failedThrice,
  on,
  online,
  period,
  rules,
  student,
  whole,
} from './build.ts'

const season = rules()
const passed = [assessed('2020-09-25', 1, true)]

describe('what a date earns, and why not', () => {
  const cases: [name: string, date: string, facts: Partial<StudentFacts>, status: string, dayPay: string][] =
    [
      ['a practice day', '2020-10-24', { attendance: [attended('2020-10-24')] }, 'paid', '80.00'],
      [
        'a late day in practice',
        '2020-10-24',
        { attendance: [attended('2020-10-24', 'late')] },
        'paid',
        '80.00',
      ],
      [
        'an early leave',
        '2020-10-24',
        { attendance: [attended('2020-10-24', 'left-early')] },
        'paid',
        '80.00',
      ],
      ['an absence', '2020-10-24', { attendance: [attended('2020-10-24', 'absent')] }, 'absent', '0.00'],
      ['a leave', '2020-10-24', { attendance: [attended('2020-10-24', 'leave')] }, 'leave', '0.00'],
      ['a rest', '2020-10-24', { attendance: [attended('2020-10-24', 'rest')] }, 'rest', '0.00'],
      [
        'a day nobody confirmed',
        '2020-10-24',
        { attendance: [attended('2020-10-24', 'present', { confirmed: false })] },
        'unconfirmed',
        '0.00',
      ],
      ['online time alone', '2020-10-24', { online: [online('2020-10-24', 600)] }, 'no-attendance', '0.00'],
      [
        'training before any pass',
        '2020-09-24',
        { attendance: [attended('2020-09-24')], assessments: passed },
        'no-pass-yet',
        '0.00',
      ],
      [
        'training on the day of the pass',
        '2020-09-25',
        { attendance: [attended('2020-09-25')], assessments: passed },
        'paid',
        '40.00',
      ],
      [
        'training without a pass',
        '2020-10-23',
        { attendance: [attended('2020-10-23')] },
        'no-pass-yet',
        '0.00',
      ],
      ['practice without a pass', '2020-10-25', { attendance: [attended('2020-10-25')] }, 'paid', '80.00'],
      [
        'a date after the last stage',
        '2020-11-23',
        { attendance: [attended('2020-11-23')] },
        'no-stage',
        '0.00',
      ],
      [
        'on the track a late day',
        '2020-10-24',
        { attendance: [attended('2020-10-24', 'late')], assessments: failedThrice('2020-10-20') },
        'logistics-late',
        '0.00',
      ],
      [
        'on the track a day below the minimum',
        '2020-10-24',
        { attendance: [attended('2020-10-24')], assessments: failedThrice('2020-10-20') },
        'below-minimum',
        '0.00',
      ],
    ]
  test.each(cases)('%s', (_, date, facts, status, dayPay) => {
    const { days, sums } = compute(season, period('2020-09-12', '2020-11-30'), student(facts))
    expect(days).toMatchObject([{ date, status, dayPay }])
    expect(sums.allowance.text).toBe(dayPay)
  })
})

test('two shifts of one date earn one day', () => {
  const attendance = [attended('2020-10-24'), attended('2020-10-24', 'late', { shift: '晚' })]
  const { sums, counts, lines } = compute(season, whole, student({ attendance }))
  expect(sums.dayPay.text).toBe('80.00')
  expect(counts.practice).toBe(1)
  expect(lines[0]!.dates).toEqual([{ date: '2020-10-24', facts: attendance.map(({ id }) => id) }])
})

test('a confirmed shift pays the date even if its other shift was missed', () => {
  const attendance = [attended('2020-10-24', 'absent'), attended('2020-10-24', 'present', { shift: '晚' })]
  expect(compute(season, whole, student({ attendance })).sums.dayPay.text).toBe('80.00')
})

test('the last listed stage that covers a date decides its rate', () => {
  const stages = season.stages.map((stage) =>
    stage.key === 'presale' ? { ...stage, dayRate: '95.5' } : stage,
  )
  const attendance = [attended('2020-10-25'), attended('2020-10-26')]
  const { days } = compute(rules({ stages }), whole, student({ attendance }))
  expect(days.map(({ stage, dayPay }) => [stage, dayPay])).toEqual([
    ['practice', '80.00'],
    ['presale', '95.50'],
  ])
})

test('a date between stages earns nothing', () => {
  const [training, practice] = season.stages
  const stages = [training!, { ...practice!, from: on('2020-10-26') }]
  const attendance = [attended('2020-10-24'), attended('2020-10-26')]
  const { days } = compute(rules({ stages }), whole, student({ attendance }))
  expect(days.map(({ status }) => status)).toEqual(['no-stage', 'paid'])
})

test('the earliest pass by date opens the pay, whichever attempt it was', () => {
  const assessments = [
    assessed('2020-10-10', 3, true),
    assessed('2020-10-02', 2, true),
    assessed('2020-09-25', 1, false),
  ]
  const attendance = [attended('2020-10-01'), attended('2020-10-02'), attended('2020-10-09')]
  const { days, counts } = compute(season, whole, student({ assessments, attendance }))
  expect(days.map(({ status }) => status)).toEqual(['no-pass-yet', 'paid', 'paid'])
  expect(counts).toMatchObject({ training: 2, practice: 0 })
})

test('online time, awards and what is listed belong to the period, both ends included', () => {
  const dates = ['2020-11-01', '2020-11-02', '2020-11-05', '2020-11-06']
  const facts = student({
    attendance: dates.map((date) => attended(date, 'present', { shift: '晚', confirmed: false })),
    online: dates.map((date) => online(date, 500)),
    awards: dates.map((date) => award(date, '1')),
  })
  const { sums, discrepancies } = compute(season, period('2020-11-02', '2020-11-05'), facts)
  expect(sums.awards.text).toBe('2.00')
  expect(discrepancies.map(({ date, code }) => `${date} ${code}`)).toEqual([
    '2020-11-02 online-without-paid-attendance',
    '2020-11-02 unconfirmed-attendance',
    '2020-11-05 online-without-paid-attendance',
    '2020-11-05 unconfirmed-attendance',
  ])
})

test('a date names all its records, those that count first', () => {
  const [absent, present] = [
    attended('2020-10-24', 'absent'),
    attended('2020-10-24', 'present', { shift: '晚' }),
  ]
  const { days } = compute(season, whole, student({ attendance: [absent, present] }))
  expect(days[0]!.attendance).toEqual([present.id, absent.id])
})

test('of records that do not count, the one that says most gives the reason', () => {
  const attendance = [
    attended('2020-10-24', 'leave'),
    attended('2020-10-24', 'absent'),
    attended('2020-10-24', 'rest'),
  ]
  expect(compute(season, whole, student({ attendance })).days[0]!.status).toBe('absent')
})

test('only dates of the period count, both ends included', () => {
  const attendance = ['2020-11-01', '2020-11-02', '2020-11-05', '2020-11-06'].map((date) => attended(date))
  const { days } = compute(season, period('2020-11-02', '2020-11-05'), student({ attendance }))
  expect(days.map(({ date }) => date)).toEqual(['2020-11-02', '2020-11-05'])
})

describe('the leader supplement', () => {
  const attendance = [
    attended('2020-10-01'),
    attended('2020-10-23'),
    attended('2020-10-24'),
    attended('2020-10-25', 'rest'),
  ]
  test('comes with every date that earns day pay, training included, and with no other', () => {
    const memberships = [{ from: null, leader: true }]
    const facts = student({ memberships, attendance, assessments: [assessed('2020-10-05', 1, true)] })
    const { sums, lines, counts } = compute(season, whole, facts)
    expect(sums.supplement.text).toBe('40.00')
    expect(counts.leader).toBe(2)
    const dates = lines.find(({ kind }) => kind === 'supplement')?.dates.map(({ date }) => date)
    expect(dates).toEqual(['2020-10-23', '2020-10-24'])
  })

  test('begins and ends with the membership of the date', () => {
    const memberships = [
      { from: null, leader: false },
      { from: on('2020-10-24'), leader: true },
      { from: on('2020-10-26'), leader: false },
    ]
    const days = ['2020-10-24', '2020-10-25', '2020-10-26'].map((date) => attended(date))
    const { days: shown } = compute(season, whole, student({ memberships, attendance: days }))
    expect(shown.map(({ supplement }) => supplement)).toEqual(['20.00', '20.00', '0.00'])
  })

  test.each([
    ['nobody', [], '0.00'],
    ['from this date', [{ from: on('2020-10-24'), leader: true }], '20.00'],
    ['from the next date', [{ from: on('2020-10-25'), leader: true }], '0.00'],
    [
      'before either membership began',
      [
        { from: on('2020-10-25'), leader: true },
        { from: on('2020-10-26'), leader: true },
      ],
      '0.00',
    ],
  ])('for a leader %s', (_, memberships, expected) => {
    const facts = student({ memberships, attendance: [attended('2020-10-24')] })
    expect(compute(season, whole, facts).sums.supplement.text).toBe(expected)
  })

  test('is not paid on the logistics track', () => {
    const memberships = [{ from: null, leader: true }]
    const facts = {
      memberships,
      attendance: [attended('2020-10-24')],
      assessments: failedThrice('2020-10-20'),
    }
    const minimumless = rules({}, { logistics: { ...season.pay.logistics, minimumDays: 0 } })
    const { sums } = compute(minimumless, whole, student(facts))
    expect(sums.allowance.text).toBe('10.00')
  })

  test('makes no line where the season has none', () => {
    const memberships = [{ from: null, leader: true }]
    const facts = student({ memberships, attendance: [attended('2020-10-24')] })
    const { lines } = compute(rules({}, { leaderDaySupplement: '0' }), whole, facts)
    expect(lines.map(({ kind }) => kind)).toEqual(['day-pay'])
  })
})
