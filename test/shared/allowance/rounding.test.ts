import { describe, expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import { attended, attendedAll, award, online, rules, student, violation, whole } from './build.ts'

describe('the one rounding', () => {
  test.each([
    ['0.625', '0.63'],
    ['3.125', '3.13'],
    ['0.005', '0.01'],
    ['0.0049999', '0.00'],
    ['1.994999999999', '1.99'],
    ['80', '80.00'],
  ])('a due of %s is %s', (exact, expected) => {
    expect(compute(rules(), whole, student({ awards: [award('2020-11-01', exact)] })).sums.due.text).toBe(
      expected,
    )
  })

  test('a line 分位调整 makes up for what the lines lose by being shown with two decimals', () => {
    // 2.08333… − 1.004 + 3.125 = 4.20433…; shown are 2.08, 3.13 and −1.00.
    const season = rules({ stages: rules().stages.map((stage) => ({ ...stage, dayRate: '0' })) })
    const facts = student({
      attendance: [attended('2020-10-24')],
      online: [online('2020-10-24', 490)],
      awards: [award('2020-11-01', '3.125')],
      violations: [violation('2020-10-24', '睡觉', { deduction: '1.004' })],
    })
    const { lines, sums } = compute(season, whole, facts)
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['day-pay', '0.00'],
      ['overtime', '2.08'],
      ['award', '3.13'],
      ['violation', '-1.00'],
      ['rounding', '-0.01'],
    ])
    expect(sums.due.text).toBe('4.20')
  })

  test('there is no such line where the lines add up by themselves', () => {
    const facts = student({
      attendance: attendedAll('2020-10-24', '2020-10-30'),
      online: [online('2020-10-24', 490)],
    })
    expect(compute(rules(), whole, facts).lines.map(({ kind }) => kind)).toEqual([
      'day-pay',
      'day-pay',
      'overtime',
    ])
  })

  test('rates with fractions of a fen round once, not once a date', () => {
    const stages = rules().stages.map((stage) => ({ ...stage, dayRate: '33.335' }))
    const facts = student({ attendance: attendedAll('2020-10-24', '2020-10-25') })
    expect(compute(rules({ stages }), whole, facts).sums.due.text).toBe('66.67')
  })

  test('tax is taken off the rounded due and rounded by itself', () => {
    const season = rules({ tax: { method: 'labour' } })
    const { sums } = compute(season, whole, student({ awards: [award('2020-11-01', '1400.424')] }))
    expect([sums.due.text, sums.tax.text, sums.net.text]).toEqual(['1400.42', '120.08', '1280.34'])
  })
})
