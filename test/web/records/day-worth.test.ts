import { expect, test } from 'vitest'
import { addressOf, lineAddresses, lossesOf, type DayFacts } from '../../../web/records/day-worth.ts'

type Line = DayFacts['lines'][number]
const violation = (more: Partial<DayFacts['violations'][number]> = {}) => ({
  id: 'v',
  kind: '玩手机',
  state: 'in-force' as const,
  amount: '20.00',
  ...more,
})
const error = (more: Partial<DayFacts['errors'][number]> = {}) => ({
  id: 'e',
  level: '2' as const,
  counts: true,
  rejected: false,
  shares: { company: '250.00', student: '50.00' },
  ...more,
})
const line = (id: string, amount: string, waived: string): Line => ({
  kind: 'violation',
  id,
  amount,
  dates: [{ date: '2020-11-10' as Line['dates'][number]['date'], facts: [id] }],
  deduction: { full: '20.00', waived, outcome: 'applied' },
})
const none = { violations: [], errors: [], lines: [] }

test('a violation in force took what its line says, and what the cap left is said with it', () => {
  const facts = { ...none, violations: [violation()], lines: [line('v', '-12.50', '7.50')] }
  expect(lossesOf(facts)).toEqual([
    { id: 'v', about: 'violation', name: '玩手机', amount: '12.50', waived: '7.50' },
  ])
})

test('without a line, as in a run that was published, it is the whole amount; without an amount nothing', () => {
  expect(lossesOf({ ...none, violations: [violation()] })[0]).toMatchObject({
    amount: '20.00',
    waived: '0.00',
  })
  expect(lossesOf({ ...none, violations: [violation({ amount: null })] })).toEqual([])
})

test('what is appealed or not verified by both deducts nothing now, and is told', () => {
  const facts = {
    ...none,
    violations: [violation({ state: 'appealed' })],
    errors: [error({ counts: false })],
  }
  expect(lossesOf(facts).map(({ about, amount }) => [about, amount])).toEqual([
    ['error', null],
    ['violation', null],
  ])
})

test('what was withdrawn, proposed or rejected is not told as a loss', () => {
  const violations = [violation({ state: 'withdrawn' }), violation({ state: 'proposed' })]
  expect(lossesOf({ ...none, violations, errors: [error({ rejected: true })] })).toEqual([])
})

test('an error that counts is the student’s share alone', () => {
  expect(lossesOf({ ...none, errors: [error()] })[0]).toMatchObject({ name: '2', amount: '50.00' })
})

test('the lines in which a date stands have addresses', () => {
  const lines = [line('v', '-1.00', '0.00')]
  expect(lineAddresses(lines, '2020-11-10')).toEqual(['violation.v'])
  expect(lineAddresses(lines, '2020-11-11')).toEqual([])
  expect(addressOf({ kind: 'overtime', id: '' })).toBe('overtime')
})
