import { expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import { attended, award, online, period, qualityError, rules, student, violation, whole } from './build.ts'

const everything = student({
  attendance: [
    attended('2020-10-24', 'present', { confirmed: false }),
    attended('2020-10-25', 'absent', { confirmed: false }),
    attended('2020-10-26', 'rest', { confirmed: false }),
    attended('2020-10-27'),
  ],
  online: [online('2020-10-24', 500), online('2020-10-27', 500), online('2020-10-28', 0)],
  errors: [qualityError('2020-10-24', 2, { companyVerified: false }), qualityError('2020-10-24', 1)],
  violations: [
    violation('2020-10-29', '睡觉', { state: 'appealed' }),
    violation('2020-10-29', '睡觉', { state: 'withdrawn' }),
  ],
  awards: [award('2020-10-30', '100', false), award('2020-10-30', '100')],
})

test('what a person should look at is listed by date, with the facts it is about', () => {
  const { discrepancies } = compute(rules(), whole, everything)
  expect(discrepancies.map(({ date, code, facts }) => [date, code, facts.length])).toEqual([
    ['2020-10-24', 'error-unverified', 1],
    ['2020-10-24', 'online-without-paid-attendance', 1],
    ['2020-10-24', 'unconfirmed-attendance', 1],
    ['2020-10-25', 'unconfirmed-attendance', 1],
    ['2020-10-29', 'violation-appealed', 1],
    ['2020-10-30', 'award-unreviewed', 1],
  ])
})

test('nothing outside the period is listed', () => {
  expect(compute(rules(), period('2020-11-01', '2020-11-22'), everything).discrepancies).toEqual([])
})
