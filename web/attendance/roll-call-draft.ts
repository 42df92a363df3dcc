import type { AttendanceState } from '../../shared/allowance/facts.ts'
import { disputed } from '../../shared/attendance/roll-call.ts'
import type { Answer, CommandBody } from '../platform/wire.ts'

export type RollCall = Answer<'/api/attendance/roll-call'>
export type Called = RollCall['people'][number]
export type Decision = CommandBody<'/api/attendance/roll-call'>['decisions'][number]
export type CalledState = Decision['state']

/** A person of the list with the state that one tap would confirm. */
export interface Row {
  person: Called
  state: AttendanceState
  /** Somebody changed what the check-ins had filled in, and it is not confirmed yet. */
  changed: boolean
  disputed: boolean
}

/** The list as it would be confirmed: what was decided, else what was changed here, else what the check-in says. */
export function rowsOf(people: readonly Called[], changes: ReadonlyMap<string, CalledState>): Row[] {
  return people.map((person) => {
    const change = person.confirmed ? undefined : changes.get(person.personId)
    const state = (person.confirmed ? person.state : change) ?? person.proposed
    return {
      person,
      state,
      changed: change !== undefined && change !== person.proposed,
      disputed: (person.confirmed || change !== undefined) && disputed(person.checkInAt !== null, state),
    }
  })
}

/** Exceptions first: who needs a look, who can simply be confirmed, and who has been. */
export function sorted(rows: readonly Row[]) {
  const open = rows.filter(({ person }) => !person.confirmed)
  const plain = ({ person, state, changed }: Row) => state === 'present' && !changed && !person.isMe
  return {
    look: open.filter((row) => !plain(row)),
    plain: open.filter(plain),
    confirmed: rows.filter(({ person }) => person.confirmed),
  }
}

/**
 * What one tap decides: everyone who is open, but nobody confirms himself. Before the shift has started
 * whoever is not here yet may still come, and is left out unless somebody said otherwise.
 */
export const decisionsOf = (rows: readonly Row[], started: boolean): Decision[] =>
  rows
    .filter(
      ({ person, changed }) =>
        !person.confirmed && !person.isMe && (started || person.checkInAt !== null || changed),
    )
    .map(({ person, state }) => ({
      personId: person.personId,
      state: state as CalledState,
      version: person.version,
    }))
