import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ruling, RulingKind, Side } from '../../../shared/rulings/ruling.ts'
import { mayRule, payableViolation, violationStanding } from '../../../shared/violations/violation.ts'
import type { RecordedState } from '../../../shared/violations/violation.ts'
import { counts } from '../../kit/counts.ts'

const said = (
  kind: RulingKind,
  side: Side | null = null,
  byId = side ?? 'me',
  amount: string | null = null,
) => ({
  kind,
  side,
  byId,
  amount,
  at: 1,
})
const [uphold, lift] = [
  (side: Side, byId?: string) => said('uphold', side, byId),
  (side: Side, byId?: string) => said('lift', side, byId),
]
const appeal = said('appeal')

describe('an appeal is decided by two', () => {
  test.each<[string, Ruling[], RecordedState]>([
    ['nobody yet', [appeal], 'appealed'],
    ['one side', [appeal, uphold('school')], 'appealed'],
    ['both uphold', [appeal, uphold('school'), uphold('company')], 'in-force'],
    ['both lift, the company first', [appeal, lift('company'), lift('school')], 'withdrawn'],
    ['they differ', [appeal, lift('school'), uphold('company')], 'appealed'],
    [
      'they differ, then one changes',
      [appeal, lift('school'), uphold('company'), uphold('school')],
      'in-force',
    ],
    ['one side twice', [appeal, uphold('school', 't1'), uphold('school', 't2')], 'appealed'],
    ['one person for both', [appeal, uphold('school', 'x'), uphold('company', 'x')], 'appealed'],
  ])('%s', (_, rulings, state) => {
    expect(violationStanding('in-force', rulings).state).toBe(state)
  })
})

test.each<[RecordedState, Ruling[], string[]]>([
  ['proposed', [], ['enforce', 'withdraw']],
  ['in-force', [], ['withdraw', 'appeal']],
  ['proposed', [said('enforce', 'school')], ['withdraw', 'appeal']],
  ['in-force', [appeal], ['retract', 'decide']],
  ['appealed', [], ['retract', 'decide']],
  ['in-force', [appeal, lift('school'), said('retract')], ['withdraw']],
  ['in-force', [appeal, uphold('school'), uphold('company')], ['withdraw']],
  ['in-force', [said('withdraw', 'school')], []],
  ['withdrawn', [], []],
])('of one that is %s after %j there may come %j', (recorded, rulings, may) => {
  const all = ['enforce', 'withdraw', 'appeal', 'retract', 'decide'] as const
  const standing = violationStanding(recorded, rulings)
  expect(all.filter((ruling) => mayRule(ruling, standing))).toEqual(may)
})

test('the amount of whoever put it in force goes before the recorded one', () => {
  const row = { state: 'proposed' as const, deduction: '5' }
  expect(payableViolation(row, [])).toEqual([])
  expect(payableViolation(row, [said('enforce', 'school')])).toEqual([{ state: 'in-force', deduction: '5' }])
  expect(payableViolation(row, [said('enforce', 'school', 't', '0')])).toEqual([
    { state: 'in-force', deduction: '0' },
  ])
})

/** Whatever the order in which people say what they may say. */
const script = fc.array(
  fc.record({
    kind: fc.constantFrom('enforce', 'withdraw', 'appeal', 'uphold', 'lift') as fc.Arbitrary<RulingKind>,
    side: fc.constantFrom<Side>('school', 'company'),
    byId: fc.constantFrom('t1', 't2', 's1', 's2'),
  }),
  { maxLength: 12 },
)

test('it deducts only after an enforcement, and after an appeal only with the word of both sides, two people', () => {
  fc.assert(
    fc.property(script, (tried) => {
      const rulings: Ruling[] = []
      for (const { kind, side, byId } of tried) {
        const asked = kind === 'uphold' || kind === 'lift' ? 'decide' : (kind as 'enforce')
        if (mayRule(asked, violationStanding('proposed', rulings)))
          rulings.push(said(kind, kind === 'appeal' ? null : side, byId))
      }
      const { state } = violationStanding('proposed', rulings)
      if (state !== 'in-force') return
      expect(rulings.some((r) => r.kind === 'enforce')).toBe(true)
      const after = rulings.slice(rulings.findIndex((r) => r.kind === 'appeal') + 1)
      if (after.length === rulings.length) return
      const last = (side: Side) => after.findLast((r) => r.side === side && r.kind !== 'enforce')
      expect([last('school')?.kind, last('company')?.kind]).toEqual(['uphold', 'uphold'])
      expect(last('school')?.byId).not.toBe(last('company')?.byId)
    }),
    { numRuns: counts(500, 20_000) },
  )
})
