import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import { addsUp } from '../../../shared/payouts/adds-up.ts'
import { canonicalBytes, readPayslip, slipHash } from '../../../shared/payouts/canonical.ts'
import { payslipOf, type PayslipHead } from '../../../shared/payouts/payslip.ts'
import type { Payslip } from '../../../shared/payouts/payslip-schema.ts'
import { counts } from '../../kit/counts.ts'
import { anyFacts, anySeason, shuffled } from '../allowance/arbitrary.ts'
import {
  assessed,
  attended,
  award,
  online,
  period,
  qualityError,
  rules,
  student,
  whole,
} from '../allowance/build.ts'

vi.setConfig({ testTimeout: counts(60_000, 900_000) })

const head: PayslipHead = {
  issuer: { school: '示例商务职业学院', company: '示例网络科技有限公司' },
  season: '2020-double11',
  run: 'run-1',
  revision: 1,
  student: 'p-7f3a',
  name: '章雨知',
  class: '19电商1班',
  card: { last4: '0001', commitment: 'c0ffee' },
}
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const facts = student({
  memberships: [{ from: null, leader: true }],
  assessments: [assessed('2020-09-25', 1, true)],
  attendance: [attended('2020-10-01'), attended('2020-10-24')],
  online: [online('2020-10-24', 490)],
  errors: [qualityError('2020-10-24', 4)],
  awards: [award('2020-11-01', '100')],
})
const slip = payslipOf(compute(rules(), whole, facts), head)

const spelled = (name: string) => canonicalBytes(payslipOf(compute(rules(), whole, facts), { ...head, name }))

describe('a payslip', () => {
  test('holds its lines by kind and its deductions apart, in text and small whole numbers', () => {
    expect(slip.lines.map(({ kind, id, amount }) => [kind, id, amount])).toEqual([
      ['day-pay', 'training', '40.00'],
      ['day-pay', 'practice', '80.00'],
      ['supplement', '', '40.00'],
      ['overtime', '', '2.08'],
      ['award', facts.awards[0]!.id, '100.00'],
    ])
    expect(slip.deductions).toMatchObject([
      {
        kind: 'error',
        clause: 'pay.error',
        full: '500.00',
        applied: '162.08',
        waived: '337.92',
        outcome: 'partly-waived',
      },
    ])
    expect([slip.total, slip.tax, slip.net]).toEqual(['100.00', '0.00', '100.00'])
  })

  test('carries the minutes of overtime on its dates', () => {
    const overtime = slip.lines.find(({ kind }) => kind === 'overtime')
    expect(overtime?.dates).toEqual([{ date: '2020-10-24', facts: [facts.online[0]!.id], minutes: 10 }])
  })

  test('shows no card number, only its end and a commitment; without a card it has neither', () => {
    const { card: _, ...cardless } = head
    expect(text(canonicalBytes(slip))).toContain('"card":{"commitment":"c0ffee","last4":"0001"}')
    expect(text(canonicalBytes(payslipOf(compute(rules(), whole, facts), cardless)))).not.toContain('card')
  })

  test('whose last date is another is another payslip', () => {
    const other = payslipOf(compute(rules(), period('2020-09-12', '2020-11-21'), facts), head)
    expect(slipHash(canonicalBytes(other))).not.toBe(slipHash(canonicalBytes(slip)))
  })
})

describe('canonical bytes', () => {
  test('are RFC 8785: keys in order, no blanks, the hash over a domain prefix', () => {
    const bytes = canonicalBytes(slip)
    expect(text(bytes)).toMatch(
      /^\{"card":\{"commitment":"c0ffee","last4":"0001"\},"class":"19电商1班","deductions":\[\{/,
    )
    expect(slipHash(bytes)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('the hash is SHA-256 of "payslip/v1", a line feed and the bytes', async () => {
    const bytes = new TextEncoder().encode('payslip/v1\n{}')
    const expected = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
    expect(slipHash(new TextEncoder().encode('{}'))).toBe(expected)
  })

  test('can be read back, and only they can', () => {
    expect(readPayslip(canonicalBytes(slip))).toEqual(slip)
    const spaced = new TextEncoder().encode(JSON.stringify(slip, null, 1))
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...canonicalBytes(slip)])
    expect(() => readPayslip(spaced)).toThrow('canonical')
    expect(() => readPayslip(marked)).toThrow(SyntaxError)
  })

  test('composed and decomposed spellings of a name give the same bytes', () => {
    expect(text(spelled('e\u0301lan'))).toBe(text(spelled('\u00e9lan')))
  })

  const broken: [name: string, change: (slip: Payslip) => unknown][] = [
    ['an unknown key', (s) => Object.assign(s, { note: 'x' })],
    ['an unknown key in a line', (s) => Object.assign(s.lines[0]!, { minutes: 3 })],
    ['a null', (s) => Object.assign(s, { card: null })],
    ['an undefined', (s) => Object.assign(s, { card: undefined })],
    ['a float', (s) => Object.assign(s, { revision: 1.5 })],
    ['a revision of zero', (s) => Object.assign(s, { revision: 0 })],
    ['an amount as a number', (s) => Object.assign(s, { total: 100 })],
    ['an amount of one decimal', (s) => Object.assign(s, { total: '100.0' })],
    ['a negative total', (s) => Object.assign(s, { total: '-1.00' })],
    ['a negative nothing', (s) => Object.assign(s.lines[0]!, { amount: '-0.00' })],
    ['a decomposed name', (s) => Object.assign(s, { name: 'e\u0301' })],
    ['half a character', (s) => Object.assign(s, { name: '\ud83d' })],
    ['a clause that is not in the rules', (s) => Object.assign(s.lines[0]!, { clause: 'pay.luck' })],
    ['a deduction among the lines', (s) => Object.assign(s.lines[0]!, { kind: 'error' })],
    ['a missing name', (s) => Object.assign(s, { name: '' })],
  ]
  test.each(broken)('%s is refused', (_, change) => {
    const copy = structuredClone(slip)
    change(copy)
    expect(() => canonicalBytes(copy)).toThrow()
  })
})

describe('R18 payslips of any history', () => {
  test('the same facts give the same bytes, in whatever order they come, and the slip adds up (I5)', () => {
    const law = fc.property(
      fc
        .tuple(anySeason, anyFacts)
        .chain(([season, any]) => fc.tuple(fc.constant(season), fc.constant(any), shuffled(any))),
      ([season, any, mixed]) => {
        const one = payslipOf(compute(season, whole, any), head)
        const again = payslipOf(compute(season, whole, mixed), { ...head })
        expect(slipHash(canonicalBytes(again))).toBe(slipHash(canonicalBytes(one)))
        expect(readPayslip(canonicalBytes(one))).toEqual(one)
        expect(addsUp(one)).toBe(true)
      },
    )
    fc.assert(law, { numRuns: counts(200, 20_000) })
  })

  test.each([
    ['total', { total: '100.01' }],
    ['net', { net: '99.99' }],
    ['lines', { lines: slip.lines.slice(1) }],
    ['deductions', { deductions: [] }],
    ['a waived amount', { deductions: slip.deductions.map((d) => ({ ...d, waived: '1.00' })) }],
  ])('a slip whose %s was changed does not add up', (_, change) => {
    expect([addsUp(slip), addsUp({ ...slip, ...change })]).toEqual([true, false])
  })
})
