import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import { rateOf } from '../../../shared/season-report/rate.ts'
import { seasonReport } from '../../../shared/season-report/season-report.ts'
import type { Reported } from '../../../shared/season-report/season-report.ts'
import { award, attended, attendedAll, on, online, qualityError, rules, student } from '../allowance/build.ts'
import { demoSeason, payrollFile } from '../../golden/season-facts.ts'

const end = on('2020-11-30')
const fen = (text = '0.00') => BigInt(text.replace('.', ''))
const near = (a: bigint, b: bigint) => Math.abs(Number(a - b)) <= 100
const of = (number: string, facts: Partial<Reported['facts']>, className = '甲班'): Reported => ({
  number,
  name: `学生${number}`,
  className,
  facts: student(facts),
})
const report = (students: Reported[], season = rules()) => seasonReport(season, students, [], end)

describe('the season of 2020', () => {
  const { season, students } = demoSeason()
  const reported = students.map(({ row, facts }) => ({ ...row, facts }))
  const made = seasonReport(
    season,
    reported,
    [{ className: students[0]!.row.className, due: '100.50', tax: '0.50' }],
    end,
  )

  test('its allowance by stage and class comes to what payroll.csv pays as basic and overtime pay', () => {
    const lines = payrollFile
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(','))
    const column = (n: number) => lines.reduce((sum, cells) => sum + fen(cells[n]!), 0n)
    const { overtime, sum: _sum, ...basic } = made.all.allowance
    // One rounding a student there, one a class here: at most half a fen for each.
    expect(near(fen(overtime!), column(9))).toBe(true)
    expect(
      near(
        Object.values(basic).reduce((sum, one) => sum + fen(one), 0n),
        column(8),
      ),
    ).toBe(true)
  })

  test('without customer-service figures it is byte for byte what it was before there could be any', () => {
    const bytes = canonicalize(made)!
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '55a1ae51f440ed3298e3e9105c9a12b68e16d374256b373e3512ec5f9bfbfd29',
    )
    expect(made.notImported).toEqual(['response-time', 'sales'])
  })

  test('every table adds up, across and down, as it is shown', () => {
    for (const { sum, ...parts } of [...made.classes, made.all].map(({ allowance }) => allowance))
      expect(Object.values(parts).reduce((all, one) => all + fen(one), 0n)).toBe(fen(sum))
    for (const [key, text] of Object.entries(made.all.allowance))
      expect(made.classes.reduce((all, { allowance }) => all + fen(allowance[key]), 0n)).toBe(fen(text))
  })

  test('counts its people, awards and errors', () => {
    expect(made.all.students).toBe(200)
    expect(made.classes.map((one) => [one.className, one.students])).toEqual([
      ['19电商1班', 50],
      ['19电商2班', 50],
      ['19电商3班', 50],
      ['19电商4班', 50],
    ])
    expect(made.all.track).toBe(12)
    expect(made.all.paid).toEqual({ due: '100.50', tax: '0.50' })
    const { kinds, all } = made.awards
    expect(kinds.reduce((n, one) => n + one.count, 0)).toBe(all.count)
    expect(made.errors.kinds.reduce((n, one) => n + one.count, 0)).toBe(made.errors.all.count)
    expect(Number(rateOf(made.all.attendance))).toBeGreaterThan(90)
  })

  test('the order of the facts changes nothing', () => {
    const turned = reported.map(({ facts, ...row }) => ({
      ...row,
      facts: { ...facts, attendance: facts.attendance.toReversed(), online: facts.online.toReversed() },
    }))
    const { all, short } = seasonReport(season, turned, [], end)
    expect([all.allowance, all.attendance, short]).toEqual([
      made.all.allowance,
      made.all.attendance,
      made.short,
    ])
  })
})

describe('attendance', () => {
  test('is who came of who was to come: leave counts as not, rest as nothing, and nobody’s word is shown apart', () => {
    const made = report([
      of('1', {
        attendance: [
          attended('2020-10-26'),
          attended('2020-10-27', 'late'),
          attended('2020-10-28', 'absent'),
          attended('2020-10-29', 'leave'),
          attended('2020-10-30', 'rest'),
          attended('2020-10-31', 'present', { confirmed: false }),
        ],
      }),
    ])
    expect(made.all.attendance).toEqual({ attended: 2, absent: 1, leave: 1, unconfirmed: 1 })
    expect(rateOf(made.all.attendance)).toBe('50.0')
    expect(rateOf({ attended: 0, absent: 0, leave: 0, unconfirmed: 3 })).toBeUndefined()
  })
})

const training = (days: number) =>
  attendedAll('2020-09-14', `2020-09-${13 + days}`).map((one) => ({ ...one, shift: '训' }))

describe('hours', () => {
  test.each([
    [4, 34, true],
    [5, 42, false],
  ])('of training: %i days are %i, and whether that falls short', (days, hours, short) => {
    const made = report([of('1', { attendance: training(days) })])
    expect(made.short.some((one) => one.training === hours)).toBe(short)
    expect(made.all.shortTraining).toBe(short ? 1 : 0)
  })

  test('at the desk: days under seven hours, and whole weeks under 42', () => {
    const made = report([
      of('1', {
        attendance: [...training(5), ...attendedAll('2020-11-02', '2020-11-08')],
        online: [
          online('2020-11-02', 419),
          online('2020-11-03', 200),
          online('2020-11-03', 220),
          ...['04', '05', '06', '07'].map((day) => online(`2020-11-${day}`, 420)),
          online('2020-11-08', 0),
        ],
      }),
    ])
    expect(made.short).toMatchObject([{ days: 7, shortDays: 2, weeks: 1, shortWeeks: 1 }])
  })

  test('a week that is not over, or not all at the desk, asks for nothing', () => {
    const one = of('1', {
      attendance: [...training(5), ...attendedAll('2020-10-24', '2020-10-25'), attended('2020-11-09')],
    })
    expect(seasonReport(rules(), [one], [], on('2020-11-14')).short[0]).toMatchObject({
      weeks: 0,
      shortDays: 3,
    })
  })
})

test('awards that were not reviewed and errors of one side are no figure of money', () => {
  const made = report([
    of('1', {
      awards: [award('2020-11-01', '10'), award('2020-11-02', '5.5'), award('2020-11-02', '9', false)],
    }),
    of('2', {
      errors: [
        qualityError('2020-11-01', 2),
        qualityError('2020-11-01', 2, { schoolVerified: false }),
        qualityError('2020-11-01', 'cash', { amount: '12.5' }),
      ],
    }),
  ])
  expect(made.awards.all).toEqual({ count: 2, students: 1, amount: '15.50' })
  expect(made.errors.kinds.filter(({ count }) => count)).toEqual([
    { level: 2, count: 2, verified: 1, company: '250.00', student: '50.00' },
    { level: 'cash', count: 1, verified: 1, company: '0.00', student: '12.50' },
  ])
  expect(made.errors.all).toEqual({ count: 3, verified: 2, company: '250.00', student: '62.50' })
})

test('a season over New Year is reckoned year by year', () => {
  const stages = [{ ...rules().stages[1]!, from: on('2020-12-01'), to: on('2021-01-31') }]
  const made = report([of('1', { attendance: attendedAll('2020-12-30', '2021-01-02') })], rules({ stages }))
  expect(made.all.allowance).toEqual({ [`stage:${stages[0]!.key}`]: '320.00', sum: '320.00' })
})
