import { expect, test } from 'vitest'
import { awardState, payableAward, reviewersOf, teacherReviews } from '../../../shared/awards/award.ts'
import type { RulingKind } from '../../../shared/rulings/ruling.ts'

const stands = (personId: string, group: string, leader = false, className = '1班') => ({
  personId,
  className,
  group,
  leader,
})
const school = [
  stands('a', 'A', true),
  stands('a1', 'A'),
  stands('b', 'B', true),
  stands('c1', 'C'),
  stands('x', 'A', true, '2班'),
]
const who = (id: string) => school.find((p) => p.personId === id)!

test.each([
  ['a1', ['a'], false],
  ['a', ['b'], true],
  ['c1', [], true],
])('%s is reviewed by %j; by the teacher: %s', (id, leaders, teacher) => {
  expect(reviewersOf(who(id), school)).toEqual(leaders)
  expect(teacherReviews(who(id), school)).toBe(teacher)
})

test.each<[RulingKind[], string, boolean[]]>([
  [[], 'decided', [false]],
  [['pass'], 'reviewed', [true]],
  [['refuse'], 'refused', []],
  [['pass', 'withdraw'], 'withdrawn', []],
])('after %j it is %s', (kinds, state, reviewed) => {
  const rulings = kinds.map((kind) => ({ kind, side: null, byId: 'x', amount: null, at: 1 }))
  expect(awardState(false, rulings)).toBe(state)
  expect(payableAward({ reviewed: false }, rulings).map((a) => a.reviewed)).toEqual(reviewed)
})
