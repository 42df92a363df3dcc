import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchResult } from '../../../shared/transfers/match.ts'
import type { ResultLine, SentTransfer } from '../../../shared/transfers/match.ts'
import { reconciled } from '../../../shared/transfers/transfer.ts'
import { counts } from '../../kit/counts.ts'

const sent: SentTransfer[] = [
  { id: 'a', account: 'A', name: '王伟', amount: '260.42', state: 'sent' },
  { id: 'b', account: 'B', name: '王伟', amount: '260.42', state: 'sent' },
  { id: 'c', account: 'C', name: '李娜', amount: '80.00', state: 'paid' },
  { id: 'd', account: 'D', name: '赵敏', amount: '90.00', state: 'failed' },
]
const line = (account: string, amount: string, more: Partial<ResultLine> = {}): ResultLine => ({
  line: 2,
  account,
  name: sent.find((one) => one.account === account)?.name ?? '某人',
  amount,
  result: 'paid',
  reason: '',
  ...more,
})
const match = (...lines: ResultLine[]) => matchResult('结果.csv', sent, lines)
const codes = (...lines: ResultLine[]) => match(...lines).problems.map(({ reason }) => reason.code)

describe('R23 the bank’s lines and what was sent', () => {
  test('two people of one name and amount are told apart by their accounts', () => {
    const { paid, failed, problems } = match(
      line('B', '260.42', { result: 'failed', reason: '账号不存在' }),
      line('A', '260.42'),
    )
    expect({ paid, failed, problems }).toEqual({
      paid: ['a'],
      failed: [{ id: 'b', reason: '账号不存在' }],
      problems: [],
    })
  })

  test.each([
    ['of one amount', '90.00'],
    ['of two amounts', '80.00'],
  ])('two people who share a card are told apart by amount and name: %s', (_, amount) => {
    const shared: SentTransfer[] = [
      { id: 'a', account: 'A', name: '王伟', amount: '90.00', state: 'sent' },
      { id: 'b', account: 'A', name: '王芳', amount, state: 'sent' },
    ]
    const lines = [
      line('A', amount, { line: 2, name: '王芳', result: 'failed', reason: '户名不符' }),
      line('A', '90.00', { line: 3, name: '王伟' }),
    ]
    const expected = { paid: ['a'], failed: [{ id: 'b' }], same: 0, problems: [], warnings: [] }
    expect(matchResult('结果.csv', shared, lines)).toMatchObject(expected)
    expect(matchResult('结果.csv', shared, lines.toReversed())).toMatchObject(expected)
  })

  test('where nothing tells them apart, each line is one of them', () => {
    const twins = ['a', 'b'].map((id): SentTransfer => ({ ...sent[0]!, id }))
    const twice = [line('A', '260.42'), line('A', '260.42', { line: 3 })]
    expect(matchResult('结果.csv', twins, twice)).toMatchObject({ paid: ['a', 'b'], same: 0 })
    const [one, other] = twins.map((twin): SentTransfer => ({ ...twin, state: 'paid' })) as [
      SentTransfer,
      SentTransfer,
    ]
    expect(matchResult('结果.csv', [one, other], twice)).toMatchObject({ paid: [], same: 2, problems: [] })
  })

  test('a failure without a word says that there was none', () => {
    expect(match(line('A', '260.42', { result: 'failed' })).failed).toEqual([
      { id: 'a', reason: '银行未说明原因' },
    ])
  })

  test('the same amount may be written otherwise, and so may the name', () => {
    expect(match(line('A', '260.420', { name: ' 王　伟' }))).toMatchObject({ paid: ['a'], warnings: [] })
    expect(match(line('A', '260.42', { name: '汪伟' }))).toMatchObject({
      paid: ['a'],
      warnings: [{ reason: { code: 'transfer-name' } }],
    })
  })

  test.each([
    ['an unknown account', [line('Z', '1')], ['transfer-unknown']],
    ['another amount', [line('A', '260.43')], ['transfer-amount']],
    ['a failure of what was paid', [line('C', '80', { result: 'failed' })], ['transfer-settled']],
    ['a success of what had failed', [line('D', '90')], ['transfer-settled']],
    [
      'two ends in one file',
      [line('A', '260.42'), line('A', '260.42', { result: 'failed' })],
      ['transfer-contradicts'],
    ],
  ] as [string, ResultLine[], string[]][])('%s is a problem', (_, lines, expected) => {
    expect(codes(...lines)).toEqual(expected)
  })

  test('what is known already, an open end and a line twice change nothing', () => {
    const again = match(
      line('C', '80'),
      line('D', '90', { result: 'failed' }),
      line('A', '260.42', { result: 'open' }),
      line('B', '260.42'),
      line('B', '260.42'),
    )
    expect(again).toMatchObject({ paid: ['b'], failed: [], same: 3, open: 1, problems: [] })
  })
})

const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)
const fen = (text: string) => BigInt(text.replace('.', ''))

const transfers = fc
  .array(
    fc.record({
      state: fc.constantFrom('sent', 'paid', 'failed'),
      fen: fc.integer({ min: 1, max: 99_999_99 }),
    }),
    {
      maxLength: 40,
    },
  )
  .map((all) =>
    all.map(({ state, fen }, i): SentTransfer => {
      const text = String(fen).padStart(3, '0')
      return {
        id: `${i}`,
        account: `A${i}`,
        name: '某人',
        amount: `${text.slice(0, -2)}.${text.slice(-2)}`,
        state: state as SentTransfer['state'],
      }
    }),
  )

describe('R23 laws', () => {
  test('any part of a true file, in any order and as often as one likes, leads to the same end', () => {
    fc.assert(
      fc.property(
        transfers,
        fc.infiniteStream(fc.boolean()),
        fc.infiniteStream(fc.nat()),
        (all, ends, order) => {
          const lines = all.map((one, i): ResultLine => {
            const ended = one.state === 'sent' ? (ends.next().value ? 'paid' : 'failed') : one.state
            return { ...one, line: i + 2, result: ended, reason: '' }
          })
          const whole = matchResult('f', all, lines)
          const shuffled = lines
            .map((one) => ({ one, at: order.next().value as number }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one)
          const half = shuffled.slice(0, shuffled.length / 2)
          const first = matchResult('f', all, [...half, ...half])
          const after = all.map((one) => ({
            ...one,
            state: first.paid.includes(one.id)
              ? ('paid' as const)
              : first.failed.some(({ id }) => id === one.id)
                ? ('failed' as const)
                : one.state,
          }))
          const rest = matchResult('f', after, shuffled)
          expect([...whole.problems, ...first.problems, ...rest.problems]).toEqual([])
          expect([...first.paid, ...rest.paid].toSorted()).toEqual(whole.paid.toSorted())
          expect([...ids(first.failed), ...ids(rest.failed)].toSorted()).toEqual(ids(whole.failed).toSorted())
        },
      ),
      { numRuns: counts(50, 2_000) },
    )
  })

  test('I5 what was sent is what is paid, failed and open', () => {
    fc.assert(
      fc.property(transfers, (all) => {
        const { sent: total, paid, failed, open, counts } = reconciled(all)
        expect(fen(paid) + fen(failed) + fen(open)).toBe(fen(total))
        expect(counts.paid + counts.failed + counts.open).toBe(all.length)
      }),
      { numRuns: counts(50, 2_000) },
    )
  })
})
