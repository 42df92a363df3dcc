import { describe, expect, test } from 'vitest'
import { decisionsOf, rowsOf, sorted, type Called } from '../../../web/attendance/roll-call-draft.ts'

const called = (personId: string, known: Partial<Called> = {}) =>
  ({
    personId,
    isMe: false,
    checkInAt: 1,
    proposed: 'present',
    state: null,
    confirmed: false,
    version: 0,
    ...known,
  }) as Called
const absent = { checkInAt: null, proposed: 'absent' } as const
const people = [
  called('me', { isMe: true }),
  called('here'),
  called('late', { proposed: 'late' }),
  called('missing', absent),
  called('done', { confirmed: true, state: 'present', version: 1 }),
]
const beforeStart = (changes: [string, 'leave'][]) =>
  decisionsOf(rowsOf(people, new Map(changes)), false).map(({ personId, state }) => `${personId} ${state}`)
const ids = (rows: { person: Called }[]) => rows.map(({ person }) => person.personId)

describe('the list of a roll call', () => {
  test('shows exceptions first, then who is simply here, then who is confirmed', () => {
    const { look, plain, confirmed } = sorted(rowsOf(people, new Map()))
    expect([ids(look), ids(plain), ids(confirmed)]).toEqual([['me', 'late', 'missing'], ['here'], ['done']])
  })

  test('is confirmed in one tap, and nobody confirms himself', () => {
    expect(decisionsOf(rowsOf(people, new Map()), true)).toEqual([
      { personId: 'here', state: 'present', version: 0 },
      { personId: 'late', state: 'late', version: 0 },
      { personId: 'missing', state: 'absent', version: 0 },
    ])
  })

  test('calls nobody absent before the shift has started, unless somebody said so', () => {
    expect(beforeStart([])).toEqual(['here present', 'late late'])
    expect(beforeStart([['missing', 'leave']])).toEqual(['here present', 'late late', 'missing leave'])
  })

  test('marks a word that differs from the check-in, and what was changed here', () => {
    const [, here] = rowsOf(people, new Map([['here', 'absent']]))
    expect(here).toMatchObject({ state: 'absent', changed: true, disputed: true })
    const [done] = rowsOf([called('done', { ...absent, confirmed: true, state: 'present' })], new Map())
    expect(done).toMatchObject({ state: 'present', changed: false, disputed: true })
  })
})
