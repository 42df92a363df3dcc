import { expect, test } from 'vitest'
import { attemptFault, consequencesOf, nextAttempt } from '../../../shared/assessments/assessment.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'

const tried = (attempt: number, date: string, passed = false) => ({
  id: `${attempt}`,
  attempt,
  date: workDateOf(date),
  passed,
})
const one = tried(1, '2020-09-25')
const two = tried(2, '2020-10-09')

test.each([
  [1, '2020-09-25', [], undefined],
  [2, '2020-09-25', [one], undefined],
  [2, '2020-09-24', [one], 'attempt-order'],
  [1, '2020-10-01', [one], 'attempt-taken'],
  [4, '2020-10-20', [one, two, tried(3, '2020-10-12')], 'attempts-used'],
  [2, '2020-10-01', [tried(1, '2020-09-25', true)], 'passed-already'],
  // One that was forgotten may be put between the others.
  [1, '2020-09-20', [two], undefined],
  [1, '2020-10-10', [two], 'attempt-order'],
] as const)('attempt %s of %s after %j: %s', (attempt, date, known, fault) => {
  expect(attemptFault({ attempt, date: workDateOf(date) }, known, 3)).toBe(fault)
})

test('what follows is what pay says', () => {
  expect(nextAttempt([])).toBe(1)
  expect(nextAttempt([two, one])).toBe(3)
  expect(consequencesOf([one, two, tried(3, '2020-10-12')], 3)).toEqual({
    passedOn: null,
    trackFrom: '2020-10-13',
  })
})
