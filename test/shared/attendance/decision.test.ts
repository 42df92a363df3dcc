import { describe, expect, test } from 'vitest'
import type { AttendanceState } from '../../../shared/allowance/facts.ts'
import { decidesAs, judgeDecision } from '../../../shared/attendance/decision.ts'
import type { Decision, DecidesAs, KnownAttendance, Verdict } from '../../../shared/attendance/decision.ts'
import { openDispute, proposedState, shiftToCall } from '../../../shared/attendance/roll-call.ts'
import type { Grant } from '../../../shared/people/access.ts'
import { worked } from './punches.ts'

const now = 10_000_000
const tenMinutes = 600_000
const write: Verdict = { do: 'write' }
const refuse = (reason: Extract<Verdict, { reason: string }>['reason']): Verdict => ({ do: 'refuse', reason })

const known = (change: Partial<KnownAttendance> = {}): KnownAttendance => ({
  state: 'absent',
  confirmed: true,
  version: 1,
  decidedBy: 'me',
  decidedAt: now,
  decidedAs: 'leader',
  origin: 'roll-call',
  ...change,
})

describe('a decision', () => {
  const cases: [string, Partial<Decision>, KnownAttendance | undefined, Verdict][] = [
    ['on nobody’s word yet is written', {}, undefined, write],
    ['that says what is confirmed already does nothing', {}, known({ state: 'present' }), { do: 'nothing' }],
    [
      'that says it of an older version does nothing either',
      { version: 0 },
      known({ state: 'present' }),
      { do: 'nothing' },
    ],
    ['above an older version is refused', { version: 0 }, known(), refuse('decided-already')],
    ['above a newer version than there is is refused', { version: 2 }, known(), refuse('decided-already')],
    ['may be taken back at once', {}, known(), write],
    ['may be taken back for ten minutes', {}, known({ decidedAt: now - tenMinutes }), write],
    ['needs a reason after that', {}, known({ decidedAt: now - tenMinutes - 1 }), refuse('reason-needed')],
    ['needs a reason against another’s word', {}, known({ decidedBy: 'another' }), refuse('reason-needed')],
    [
      'needs a reason against an import',
      {},
      known({ decidedBy: null, decidedAt: null }),
      refuse('reason-needed'),
    ],
    ['with a reason is written', { reason: '看错了' }, known({ decidedBy: 'another' }), write],
    ['on what is not confirmed needs none', {}, known({ confirmed: false, decidedBy: null }), write],
  ]
  test.each(cases)('%s', (_, change, before, verdict) => {
    const decision: Decision = { state: 'present', version: 1, reason: '', ...change }
    const about = { known: before, expected: true, deciderId: 'me', as: 'leader', now } as const
    expect(judgeDecision(decision, about)).toEqual(verdict)
  })

  test.each<[DecidesAs, string, Verdict]>([
    ['leader', '', refuse('nothing-to-confirm')],
    ['leader', '他在', refuse('nothing-to-confirm')],
    ['supervisor', '', refuse('entry-reason-needed')],
    ['supervisor', '他在', write],
    ['teacher', '', refuse('entry-reason-needed')],
    ['teacher', '他在', write],
  ])('of a %s, saying “%s”, on somebody who is neither planned nor there', (as, reason, verdict) => {
    const decision: Decision = { state: 'present', version: 0, reason }
    const about = { known: undefined, expected: false, deciderId: 'me', as, now }
    expect(judgeDecision(decision, about)).toEqual(verdict)
  })

  test.each<[DecidesAs, Partial<KnownAttendance>, boolean]>([
    ['leader', {}, false],
    ['leader', { origin: 'dispute' }, false],
    ['leader', { confirmed: false }, true],
    ['leader', { decidedAs: 'supervisor' }, true],
    ['supervisor', {}, true],
    ['supervisor', { origin: 'dispute' }, false],
    ['supervisor', { origin: 'correction' }, false],
    ['supervisor', { origin: 'leave' }, false],
    ['teacher', { origin: 'dispute' }, true],
  ])('of a %s above a teacher’s %o: %s', (as, change, may) => {
    const word = known({ decidedAs: 'teacher', decidedBy: 'a teacher', ...change })
    const decision: Decision = { state: 'present', version: 1, reason: '看错了' }
    const verdict = judgeDecision(decision, { known: word, expected: true, deciderId: 'me', as, now })
    expect(verdict).toEqual(may ? write : refuse('decided-by-teacher'))
  })
})

test.each<[string, Grant[], DecidesAs]>([
  ['a student', [{ role: 'leader', className: null }], 'leader'],
  ['a teacher of the class', [{ role: 'teacher', className: '1班' }], 'teacher'],
  ['a teacher of another', [{ role: 'teacher', className: '2班' }], 'leader'],
  ['a lead teacher', [{ role: 'lead-teacher', className: null }], 'teacher'],
  ['a supervisor', [{ role: 'supervisor', className: null }], 'supervisor'],
])('%s decides about 1班 as a %s', (_, grants, as) => {
  expect(decidesAs(grants, '1班')).toBe(as)
})

const called = (state: AttendanceState, change: object = {}) => ({
  state,
  confirmed: true,
  decidedAs: 'leader' as const,
  ...change,
})

describe('a dispute is open', () => {
  test.each<[string, boolean, Parameters<typeof openDispute>[1], boolean]>([
    ['checked in and called absent', true, called('absent'), true],
    ['not checked in and called present', false, called('present'), true],
    ['not checked in and called late', false, called('late'), true],
    ['not checked in and gone early', false, called('left-early'), true],
    ['checked in and called late', true, called('late'), false],
    ['not checked in and absent', false, called('absent'), false],
    ['not checked in and on leave', false, called('leave'), false],
    ['what nobody has confirmed', true, called('absent', { confirmed: false }), false],
    ['a teacher’s word', true, called('absent', { decidedAs: 'teacher' }), false],
    ['what a file says', false, called('present', { decidedAs: null }), false],
    ['nothing said', true, undefined, false],
  ])('%s: %s', (_, checkedIn, word, open) => {
    expect(openDispute(checkedIn, word)).toBe(open)
  })
})

test('who is on leave is proposed so, unless the clock saw them', () => {
  expect(proposedState(null, 100, true)).toBe('leave')
  expect(proposedState(99, 100, true)).toBe('present')
})

test.each([
  [null, 'absent'],
  [99, 'present'],
  [100, 'present'],
  [101, 'late'],
] as const)('a check-in at %s, late after 100, is proposed as %s', (at, state) => {
  expect(proposedState(at, 100)).toBe(state)
})

test('the shift to call is the one that opened last, else the next, else none', () => {
  const [first, second] = worked('晚', '早') as [never, never]
  const { opensAt, startsAt } = worked('晚', '早')[0]!
  expect(shiftToCall([], startsAt)).toBeUndefined()
  expect(shiftToCall([first, second], opensAt - 1)).toBe(first)
  expect(shiftToCall([first, second], opensAt)).toBe(first)
  expect(shiftToCall([first, second], worked('晚', '早')[1]!.opensAt)).toBe(second)
})
