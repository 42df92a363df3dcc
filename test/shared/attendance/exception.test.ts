import { expect, test } from 'vitest'
import { exceptions, exceptionsOf, urgency } from '../../../shared/attendance/exception.ts'

const line = {
  planned: true,
  checkedIn: true,
  state: 'present',
  confirmed: true,
  disputed: false,
  onLeave: false,
  checkOutMissing: false,
  notes: [],
  codesShown: true,
  asked: false,
  closesAt: 50,
  endsAt: 100,
} as const
const unsaid = { state: null, confirmed: false } as const

test.each([
  ['who is there and confirmed', {}, []],
  ['a dispute', { disputed: true, state: 'absent' }, ['dispute', 'absent']],
  ['an open request', { asked: true }, ['request']],
  ['nobody seen when check-in has closed', { ...unsaid, checkedIn: false }, ['missing']],
  ['nobody seen who is on leave', { ...unsaid, checkedIn: false, onLeave: true }, []],
  ['somebody not planned', { ...unsaid, checkedIn: false, planned: false }, []],
  ['a shift that nobody called', { ...unsaid, endsAt: 59 }, ['unconfirmed']],
  ['lateness', { state: 'late' }, ['late']],
  [
    'early leave, without check-out',
    { state: 'left-early', checkOutMissing: true },
    ['left-early', 'check-out-missing'],
  ],
  ['no proof, before the roll call', { ...unsaid, notes: ['unproven'] }, ['unproven']],
  ['no proof where nobody has one', { ...unsaid, notes: ['unproven'], codesShown: false }, []],
  ['other notes there', { ...unsaid, notes: ['unproven', 'clock-skew'], codesShown: false }, ['clock-skew']],
  ['no proof, after it', { notes: ['unproven'] }, []],
  ['a second device', { notes: ['two-devices', 'clock-skew'] }, ['two-devices', 'clock-skew']],
] as const)('%s: %o', (_, change, found) => {
  expect(exceptionsOf({ ...line, ...change }, 60)).toEqual(found)
})

test('the most urgent stands first, the ordinary last', () => {
  const orders = [['dispute', 'late'], ['missing'], ['late'], ['check-out-missing'], []] as const
  const urgencies = orders.map((found) => urgency(found))
  expect(urgencies).toEqual(urgencies.toSorted((a, b) => a - b))
  expect(urgency([])).toBe(exceptions.length)
})
