import { describe, expect, test } from 'vitest'
import {
  decisionsOf,
  lastBatch,
  needsReason,
  rowsOf,
  sorted,
  waitingOf,
} from '../../../web/attendance/roll-call-draft.ts'
import type { Called } from '../../../web/attendance/roll-call-draft.ts'

const called = (personId: string, known: Partial<Called> = {}) =>
  ({
    personId,
    isMe: false,
    notes: [],
    onLeave: false,
    disputed: false,
    undoUntil: null,
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
  decisionsOf(rowsOf(people, { changes: new Map(changes) }), false).map(
    ({ personId, state }) => `${personId} ${state}`,
  )
const sent = (decisions: object[], shift = '晚') => ({
  kind: '/api/attendance/roll-call',
  body: { date: '2020-11-12', shift, decisions },
})
const ids = (rows: { person: Called }[]) => rows.map(({ person }) => person.personId)

describe('the list of a roll call', () => {
  test('shows exceptions first, then who is simply here, then who is confirmed', () => {
    const { look, plain, confirmed } = sorted(rowsOf(people, { changes: new Map() }))
    expect([ids(look), ids(plain), ids(confirmed)]).toEqual([['me', 'late', 'missing'], ['here'], ['done']])
  })

  test('is confirmed in one tap, and nobody confirms himself', () => {
    expect(decisionsOf(rowsOf(people, { changes: new Map() }), true)).toEqual([
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
    const [, here] = rowsOf(people, { changes: new Map([['here', 'absent']]) })
    expect(here).toMatchObject({ state: 'absent', changed: true, disputed: true })
    const [done] = rowsOf(
      [called('done', { ...absent, confirmed: true, state: 'present', disputed: true })],
      {
        changes: new Map(),
      },
    )
    expect(done).toMatchObject({ state: 'present', changed: false, disputed: true })
  })

  test('does not confirm a second time what waits to be sent', () => {
    const items = [
      sent([{ personId: 'here', state: 'present' }]),
      sent([{ personId: 'here', state: 'late' }]),
      sent([{ personId: 'late', state: 'absent' }], '早'),
      { ...sent([{ personId: 'missing', state: 'absent' }]), refusal: {} },
    ]
    const waiting = waitingOf(items, { date: '2020-11-12', shift: '晚' })
    expect([...waiting]).toEqual([['here', 'late']])
    const rows = rowsOf(people, { changes: new Map(), waiting })
    expect(ids(sorted(rows).waiting)).toEqual(['here'])
    expect(rows[1]).toMatchObject({ state: 'late', waiting: true })
    expect(decisionsOf(rows, true).map(({ personId }) => personId)).toEqual(['late', 'missing'])
  })

  test('from paper takes for present whom nobody marked, leave and check-ins excepted', () => {
    const rows = rowsOf(
      [...people, called('excused', { checkInAt: null, proposed: 'leave', onLeave: true })],
      {
        changes: new Map([['late', 'absent']]),
        paper: true,
      },
    )
    expect(decisionsOf(rows, true).map(({ personId, state }) => `${personId} ${state}`)).toEqual([
      'here present',
      'late absent',
      'missing present',
      'excused leave',
    ])
  })

  test('asks why what was confirmed is changed, unless it was oneself in the last ten minutes', () => {
    const confirmed = { confirmed: true, state: 'present' } as const
    const asked = [
      called('open'),
      called('mine', { ...confirmed, undoUntil: 100 }),
      called('old', { ...confirmed, undoUntil: 99 }),
      called('others', confirmed),
    ].map((person) => needsReason(person, 100))
    expect(asked).toEqual([false, false, true, true])
  })
})

const word = (undoUntil: number | null, batch: string | null) => ({ undoUntil, batch })

test('what can be taken back next is the last command, whole, whatever is in view', () => {
  const people = [word(100, 'a'), word(200, 'b'), word(null, 'b'), word(200, 'b'), word(100, 'a')]
  expect(lastBatch(people, 50)).toEqual({ until: 200, batch: 'b', count: 2 })
  expect(lastBatch(people.slice(0, 1), 50)).toEqual({ until: 100, batch: 'a', count: 1 })
  expect(lastBatch(people, 200)).toBeUndefined()
})
