import { describe, expect, test } from 'vitest'
import type { Role } from '../../../shared/people/access.ts'
import { isOfFact, isOfPayslip, needRow, type MoneyNeed } from '../../../web/needs/money-rows.ts'

type FactNeed = Parameters<typeof needRow>[0]

const student = { personId: 'p-1', number: '1', name: '王一', className: '1班', group: 'A组', leader: false }
const fact = { id: 'f', date: '2020-11-12', note: '', enteredBy: '李老师', enteredAt: 1 }
const said = (kind: string, side: string | null, by: string) => ({
  kind,
  side,
  by,
  at: 2,
  amount: null,
  reason: '看了录屏',
})
const acts = (need: object, ...roles: Role[]) =>
  needRow(need as FactNeed, roles).acts.map(({ name, side }) => (side ? `${name} ${side}` : name))
const words = (need: object) => needRow(need as FactNeed, ['teacher']).tags.map(({ word }) => word)

const appealed = {
  kind: 'appeal',
  student,
  violation: {
    ...fact,
    kind: '迟到',
    state: 'appealed',
    amount: '10.00',
    appeal: { school: 'uphold', company: null },
    history: [said('appeal', null, '王一'), said('uphold', 'school', '李老师')],
  },
}
const error = (more: object) => ({
  kind: 'error-to-verify',
  student,
  error: {
    ...fact,
    level: '2',
    company: 'verified',
    school: 'open',
    counts: false,
    rejected: false,
    doubt: 'none',
    shares: { company: '250.00', student: '50.00' },
    history: [],
    ...more,
  },
})
const award = {
  kind: 'award-to-review',
  student,
  award: { ...fact, name: '冠军', amount: '66.60', state: 'decided', history: [] },
}

describe('a card says who has decided and who is missing', () => {
  test('of an appeal', () => {
    expect(words(appealed)).toEqual(['申诉中', '学校：维持（李老师）', '甲方：还未表态'])
  })
  test('of an error', () => {
    expect(words(error({}))).toEqual(['只有一方核实', '甲方：已核实', '学校：未核实'])
    expect(words(error({ school: 'verified', counts: true, doubt: 'open' }))).toContain('学生存疑')
  })
})

describe('a card offers what its reader may say', () => {
  test('for the only side, or for each of two by name', () => {
    expect(acts(appealed, 'teacher')).toEqual(['uphold', 'lift'])
    expect(acts(appealed, 'teacher', 'supervisor')).toEqual([
      'uphold school',
      'lift school',
      'uphold company',
      'lift company',
    ])
  })
  test('the same again only of the school, as the answer to a doubt', () => {
    const doubted = error({ school: 'verified', counts: true, doubt: 'open' })
    expect(acts(doubted, 'teacher')).toEqual(['verify', 'reject'])
    expect(acts(doubted, 'supervisor')).toEqual(['reject'])
  })
  test('a leader reviews an award and decides no appeal', () => {
    expect(acts(award, 'student', 'leader')).toEqual(['pass', 'refuse'])
    expect(acts(appealed, 'student', 'leader')).toEqual([])
  })
})

test('what is about a payslip as a whole is no row of facts', () => {
  const kinds = ['appeal', 'repair-to-close', 'objection', 'attestation-to-confirm']
  const needs = kinds.map((kind) => ({ kind }) as MoneyNeed)
  expect(needs.filter(isOfPayslip).map(({ kind }) => kind)).toEqual(['objection', 'attestation-to-confirm'])
  expect(needs.filter(isOfFact).map(({ kind }) => kind)).toEqual(['appeal', 'repair-to-close'])
})
