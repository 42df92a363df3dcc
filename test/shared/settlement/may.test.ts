import { describe, expect, test } from 'vitest'
import { mayAgree, mayJudge, mayRecordDeposit, maySettle } from '../../../shared/settlement/may.ts'
import { settlementOf } from '../../../shared/settlement/settlement.ts'
import type { Word } from '../../../shared/settlement/word.ts'
import { workDateOf as on } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

const clean: Word = { kind: 'judged', personId: 's', side: 'company', breach: false, reason: '无' }
const agreed = (side: 'company' | 'school', personId: string, contentHash = 'h'): Word => ({
  kind: 'agreed',
  side,
  personId,
  contentHash,
})
const both = [clean, agreed('company', 's'), agreed('school', 'l')]
const settled: Word = { kind: 'settled', personId: 'f', contentHash: 'h', on: on('2020-12-01'), note: '' }
const deposit = (kind: 'deposit-paid' | 'deposit-returned', amount: string, date = '2020-08-28') => ({
  kind,
  personId: 'f',
  amount,
  on: on(date),
})

const after = (words: Word[], today = '2020-12-02') => ({
  words,
  content: settlementOf(seasonRules(), [], [], words),
  hash: 'h',
  today: on(today),
})
const why = (decided: ReturnType<typeof mayJudge>) => (decided.ok ? 'yes' : decided.reason)

describe('whether a side may agree', () => {
  test.each([
    ['yes', after([clean])],
    ['yes', after([clean, agreed('school', 'l')])],
    // Of other content: that holds no longer.
    ['yes', after([clean, agreed('company', 's', 'other')])],
    ['settlement-early', after([clean], '2020-11-22')],
    ['settlement-unjudged', after([])],
    ['already-approved', after([clean, agreed('company', 'x')])],
    ['one-person', after([clean, agreed('school', 's')])],
    ['settlement-settled', after([...both, settled])],
  ])('%s', (expected, now) => {
    expect(why(mayAgree(now, { side: 'company', personId: 's', contentHash: 'h' }))).toBe(expected)
  })

  test('not to what it has not seen', () => {
    const said = { side: 'company', personId: 's', contentHash: 'old' } as const
    expect(why(mayAgree(after([clean]), said))).toBe('content-changed')
  })
})

test.each([
  ['yes', after(both), '2020-12-01', 'h'],
  ['settlement-not-agreed', after([clean, agreed('company', 's')]), '2020-12-01', 'h'],
  ['settlement-early', after(both), '2020-11-22', 'h'],
  ['date-ahead', after(both), '2020-12-03', 'h'],
  ['content-changed', after(both), '2020-12-01', 'old'],
  ['settlement-settled', after([...both, settled]), '2020-12-01', 'h'],
])('whether it may be recorded as paid: %s', (expected, now, date, contentHash) => {
  expect(why(maySettle(now, { contentHash, on: on(date) }))).toBe(expected)
})

test.each([
  ['yes', after([]), deposit('deposit-paid', '10000')],
  ['yes', after([deposit('deposit-paid', '10000')]), deposit('deposit-paid', '0')],
  ['yes', after([deposit('deposit-paid', '10000')]), deposit('deposit-returned', '10000')],
  ['settlement-deposit', after([deposit('deposit-paid', '10000')]), deposit('deposit-returned', '10000.01')],
  ['settlement-deposit', after([]), deposit('deposit-paid', '0')],
  [
    'settlement-deposit',
    after([deposit('deposit-paid', '10000'), deposit('deposit-returned', '500')]),
    deposit('deposit-paid', '499.99'),
  ],
  ['date-ahead', after([]), deposit('deposit-paid', '10000', '2020-12-03')],
  ['settlement-settled', after([...both, settled]), deposit('deposit-paid', '10000')],
])('whether a deposit may be recorded: %s', (expected, now, word) => {
  expect(why(mayRecordDeposit(now, word))).toBe(expected)
})

test('how a season ended is said when it has ended, anew until it is settled', () => {
  expect(why(mayJudge(after([], '2020-11-22')))).toBe('settlement-early')
  expect(why(mayJudge(after([], '2020-11-23')))).toBe('yes')
  expect(why(mayJudge(after([clean])))).toBe('yes')
  expect(why(mayJudge(after([...both, settled])))).toBe('settlement-settled')
})
