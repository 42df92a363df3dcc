import { describe, expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import { assessed, attended, attendedAll, failedThrice, online, rules, student, whole } from './build.ts'

const overtime = (change: object) => rules({}, { overtime: { ...rules().pay.overtime, ...change } })
const worked = attendedAll('2020-10-24', '2020-10-31')

describe('overtime minutes of a date', () => {
  test.each([
    // minutes online, unit, minutes that count, what became of them
    [0, 5, 0, 'no-online-time'],
    [479, 1, 0, 'within-threshold'],
    [480, 1, 0, 'within-threshold'],
    [481, 1, 1, 'counted'],
    [484, 5, 0, 'below-unit'],
    [485, 5, 5, 'counted'],
    [489, 5, 5, 'counted'],
    [509, 30, 0, 'below-unit'],
    [510, 30, 30, 'counted'],
    [569, 30, 60, 'counted'],
    [1440, 30, 960, 'counted'],
  ])('%i minutes online at a unit of %i count %i: %s', (minutes, unit, counted, status) => {
    const facts = student({ attendance: worked, online: [online('2020-10-24', minutes)] })
    const { days, counts } = compute(overtime({ unitMinutes: unit }), whole, facts)
    expect(days[0]).toMatchObject({ onlineMinutes: minutes, overtimeMinutes: counted, overtime: status })
    expect(counts.overtimeMinutes).toBe(counted)
  })

  test('records of one date add up before the threshold', () => {
    const facts = student({
      attendance: worked,
      online: [online('2020-10-24', 300), online('2020-10-24', 195)],
    })
    expect(compute(rules(), whole, facts).counts.overtimeMinutes).toBe(15)
  })

  test('a rest of one date does not help another over the unit', () => {
    const facts = student({
      attendance: worked,
      online: [online('2020-10-24', 484), online('2020-10-25', 484)],
    })
    expect(compute(rules(), whole, facts).counts.overtimeMinutes).toBe(0)
  })
})

test('minutes are summed over the run before the one division', () => {
  // 3 × 20 minutes at 10 yuan are one hour; by date they would be 3 × 3.33.
  const dates = ['2020-10-24', '2020-10-25', '2020-10-26'].map((date) => online(date, 500))
  const facts = student({ attendance: worked, online: dates })
  const { sums, lines } = compute(overtime({ hourlyRate: '10' }), whole, facts)
  expect(sums.overtime.text).toBe('10.00')
  expect(lines.find(({ kind }) => kind === 'overtime')).toMatchObject({
    amount: '10.00',
    reason: { code: 'minutes-at-rate', minutes: 60, rate: '10', threshold: 480, unit: 5 },
    dates: dates.map(({ id, date }) => ({ date, facts: [id], minutes: 20 })),
  })
})

test.each([
  ['3', '12.5', '0.63'],
  ['15', '12.5', '3.13'],
  ['1', '10', '0.17'],
  ['1250', '12.5', '260.42'],
])('%s minutes at %s yuan an hour are %s', (minutes, hourlyRate, expected) => {
  const rest = Number(minutes)
  const parts = Array.from({ length: Math.ceil(rest / 300) }, (_, i) => Math.min(300, rest - i * 300))
  const facts = student({
    attendance: worked,
    online: parts.map((part, i) => online(worked[i]!.date, 480 + part)),
  })
  expect(compute(overtime({ hourlyRate, unitMinutes: 1 }), whole, facts).sums.overtime.text).toBe(expected)
})

describe('overtime hangs on day pay', () => {
  test.each([
    ['without attendance', [], 'no-attendance'],
    ['with an absence', [attended('2020-10-24', 'absent')], 'absent'],
    [
      'with attendance nobody confirmed',
      [attended('2020-10-24', 'present', { confirmed: false })],
      'unconfirmed',
    ],
  ])('%s it pays nothing and is listed', (_, attendance, status) => {
    const time = online('2020-10-24', 600)
    const { sums, discrepancies } = compute(rules(), whole, student({ attendance, online: [time] }))
    expect(sums.overtime.text).toBe('0.00')
    expect(discrepancies).toContainEqual({
      code: 'online-without-paid-attendance',
      date: '2020-10-24',
      minutes: 600,
      status,
      facts: [time.id],
    })
  })

  test('in a stage without overtime it pays nothing, and nothing is wrong with it', () => {
    const assessments = [assessed('2020-09-20', 1, true)]
    const facts = student({
      assessments,
      attendance: [attended('2020-10-01')],
      online: [online('2020-10-01', 600)],
    })
    const { days, discrepancies } = compute(rules(), whole, facts)
    expect(days[0]).toMatchObject({ overtime: 'stage-without-overtime', overtimeMinutes: 0 })
    expect(discrepancies).toEqual([])
  })

  test('on the logistics track it pays nothing', () => {
    const facts = student({
      assessments: failedThrice('2020-10-20'),
      attendance: attendedAll('2020-10-21', '2020-11-22'),
      online: [online('2020-10-24', 600)],
    })
    const { sums, days } = compute(rules(), whole, facts)
    expect(sums.overtime.text).toBe('0.00')
    expect(days.find(({ date }) => date === '2020-10-24')?.overtime).toBe('no-paid-attendance')
  })
})
