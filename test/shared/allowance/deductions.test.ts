import { describe, expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import type { StudentFacts } from '../../../shared/allowance/facts.ts'
import {
  adjustment,
  attendedAll,
  award,
  online,
  period,
  qualityError,
  rules,
  student,
  violation,
  whole,
} from './build.ts'

/** Two practice days: 160 yuan to take deductions from. */
const attendance = attendedAll('2020-10-24', '2020-10-25')
const run = (facts: Partial<StudentFacts>, season = rules()) =>
  compute(season, whole, student({ attendance, ...facts }))

describe('R21 what a deduction amounts to', () => {
  test.each([
    ['a kind’s amount', violation('2020-10-24', '玩手机'), '20.00'],
    ['the record’s own amount', violation('2020-10-24', '玩手机', { deduction: '12.5' }), '12.50'],
    ['the record’s own amount of zero', violation('2020-10-24', '玩手机', { deduction: '0' }), '0.00'],
    ['a kind of its own', violation('2020-10-24', '串岗', { deduction: '15' }), '15.00'],
    ['a disputed violation', violation('2020-10-24', '睡觉', { state: 'appealed' }), '0.00'],
    ['a withdrawn violation', violation('2020-10-24', '睡觉', { state: 'withdrawn' }), '0.00'],
  ])('%s', (_, fact, expected) => {
    expect(run({ violations: [fact] }).sums.applied.text).toBe(expected)
  })

  test.each([
    [1, null, '40.00'],
    [2, null, '50.00'],
    [3, null, '60.00'],
    [4, null, '160.00'],
    ['cash', '30.90', '30.90'],
  ] as const)('a verified error of level %s', (level, amount, expected) => {
    expect(run({ errors: [qualityError('2020-10-24', level, { amount })] }).sums.applied.text).toBe(expected)
  })

  test.each([
    ['the company alone', { schoolVerified: false }, 'school'],
    ['the school alone', { companyVerified: false }, 'company'],
    ['nobody', { companyVerified: false, schoolVerified: false }, 'both'],
  ])('an error that %s verified costs nothing and is listed', (_, verified, missing) => {
    const error = qualityError('2020-10-24', 1, verified)
    const { sums, deductions, discrepancies } = run({ errors: [error] })
    expect(sums.applied.text).toBe('0.00')
    expect(deductions).toEqual([])
    expect(discrepancies).toEqual([
      { code: 'error-unverified', date: '2020-10-24', level: 1, missing, facts: [error.id] },
    ])
  })

  test('a violation of no known amount is listed and not guessed', () => {
    const fact = violation('2020-10-24', '串岗')
    const { sums, discrepancies } = run({ violations: [fact] })
    expect(sums.applied.text).toBe('0.00')
    expect(discrepancies).toMatchObject([{ code: 'amount-unknown', what: 'violation', facts: [fact.id] }])
  })

  test('a deduction belongs to the run of its date', () => {
    const violations = [violation('2020-10-24', '睡觉'), violation('2020-11-01', '睡觉')]
    const october = compute(rules(), period('2020-10-24', '2020-10-31'), student({ attendance, violations }))
    expect(october.deductions.map(({ date }) => date)).toEqual(['2020-10-24'])
  })
})

describe('R21 the liability cap', () => {
  const errors = [qualityError('2020-10-27', 3), qualityError('2020-10-25', 2)]
  const violations = [violation('2020-10-25', '睡觉'), violation('2020-10-26', '玩手机', { deduction: '75' })]

  test('takes the oldest first, errors before violations of one date, and waives the newest', () => {
    const { deductions, sums } = run({ errors, violations })
    expect(deductions.map(({ kind, date, outcome }) => [kind, date, outcome])).toEqual([
      ['error', '2020-10-25', 'applied'],
      ['violation', '2020-10-25', 'applied'],
      ['violation', '2020-10-26', 'applied'],
      ['error', '2020-10-27', 'partly-waived'],
    ])
    expect([sums.applied.text, sums.waived.text, sums.due.text]).toEqual(['160.00', '45.00', '0.00'])
  })

  test('shows what was waived, and why, on the line itself', () => {
    const { lines } = run({ errors, violations: [...violations, violation('2020-10-28', '睡觉')] })
    expect(
      lines.filter(({ deduction }) => deduction).map(({ amount, deduction }) => [amount, deduction]),
    ).toEqual([
      ['-50.00', { full: '50.00', waived: '0.00', outcome: 'applied' }],
      ['-15.00', { full: '60.00', waived: '45.00', outcome: 'partly-waived' }],
      ['-20.00', { full: '20.00', waived: '0.00', outcome: 'applied' }],
      ['-75.00', { full: '75.00', waived: '0.00', outcome: 'applied' }],
      ['0.00', { full: '20.00', waived: '20.00', outcome: 'waived' }],
    ])
  })

  test('of one date and kind the lower id goes first', () => {
    const [later, sooner] = [
      violation('2020-10-24', '玩手机', { id: 'b', deduction: '100' }),
      violation('2020-10-24', '玩手机', { id: 'a', deduction: '100' }),
    ]
    expect(run({ violations: [later, sooner] }).deductions.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a', 'applied'],
      ['b', 'partly-waived'],
    ])
  })

  test('never touches awards or 补发', () => {
    const awards = [award('2020-10-24', '100'), award('2020-10-25', '999', false)]
    const { sums } = run({
      errors: [qualityError('2020-10-24', 4)],
      awards,
      adjustments: [adjustment('2020-10-01', '7.25')],
    })
    expect([sums.allowance.text, sums.awards.text, sums.due.text]).toEqual(['160.00', '100.00', '107.25'])
  })

  test('is the exact allowance, so that the due is nothing and not a fraction of a fen', () => {
    const facts = { online: [online('2020-10-24', 490)], errors: [qualityError('2020-10-24', 4)] }
    const { sums, lines } = run(facts)
    // 10 minutes at 12.5 an hour are 2.08333…
    expect([sums.allowance.text, sums.applied.text, sums.due.text]).toEqual(['162.08', '162.08', '0.00'])
    expect(lines.some(({ kind }) => kind === 'rounding')).toBe(false)
  })

  test('with no allowance everything is waived', () => {
    const { sums } = run({
      attendance: [],
      errors: [qualityError('2020-10-24', 1)],
      awards: [award('2020-10-24', '50')],
    })
    expect([sums.applied.text, sums.waived.text, sums.due.text]).toEqual(['0.00', '40.00', '50.00'])
  })
})

describe('R21 what comes after its run was paid', () => {
  test('扣回 stands under the cap and before everything of its date', () => {
    const adjustments = [adjustment('2020-10-24', '-150')]
    const { deductions, sums } = run({ adjustments, errors: [qualityError('2020-10-24', 1)] })
    expect(deductions.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['recovery', 'applied'],
      ['error', 'partly-waived'],
    ])
    expect([sums.applied.text, sums.waived.text, sums.due.text]).toEqual(['160.00', '30.00', '0.00'])
  })

  test('an adjustment counts in the run that it was put into, whatever its date', () => {
    const adjustments = [adjustment('2020-09-01', '12.34'), adjustment('2020-09-01', '-2.34')]
    const { sums, lines } = run({ adjustments })
    expect(sums.due.text).toBe('170.00')
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['day-pay', '160.00'],
      ['back-pay', '12.34'],
      ['recovery', '-2.34'],
    ])
  })
})
