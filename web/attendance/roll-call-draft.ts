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
  /** Said here and not yet taken by the server. */
  waiting: boolean
  disputed: boolean
}

/** What was said here of the list so far: changes of the draft, and what waits to be sent. */
interface Draft {
  changes: ReadonlyMap<string, CalledState>
  waiting?: ReadonlyMap<string, CalledState>
  /** The list comes from paper, on a day on which nobody could check in: who is not marked otherwise was there. */
  paper?: boolean
}

/** The list as it would be confirmed: what was decided, else what was changed here, else what the check-in says. */
export function rowsOf(people: readonly Called[], { changes, waiting, paper }: Draft): Row[] {
  return people.map((person) => {
    const { personId, checkInAt, onLeave } = person
    const proposed = paper && checkInAt === null && !onLeave ? 'present' : person.proposed
    const change = person.confirmed ? undefined : changes.get(personId)
    const sent = waiting?.get(personId)
    const state = sent ?? (person.confirmed ? person.state : change) ?? proposed
    return {
      person,
      state,
      changed: change !== undefined && change !== person.proposed,
      waiting: sent !== undefined,
      // Whether a confirmed one still waits for a teacher the server knows: a teacher's own word does not.
      disputed: person.confirmed
        ? person.disputed
        : change !== undefined && disputed(checkInAt !== null, state),
    }
  })
}

/** Exceptions first: who needs a look, who can simply be confirmed, and who has been. */
export function sorted(rows: readonly Row[]) {
  const open = rows.filter(({ person, waiting }) => !person.confirmed && !waiting)
  const plain = ({ person, state, changed }: Row) =>
    state === 'present' && !changed && !person.isMe && !person.notes.length
  return {
    waiting: rows.filter(({ waiting }) => waiting),
    look: open.filter((row) => !plain(row)),
    plain: open.filter(plain),
    confirmed: rows.filter(({ person, waiting }) => person.confirmed && !waiting),
  }
}

/**
 * What one tap decides: everyone who is open, but nobody confirms himself. Before the shift has started
 * whoever is not here yet may still come, and is left out unless somebody said otherwise.
 */
export const decisionsOf = (rows: readonly Row[], started: boolean): Decision[] =>
  rows
    .filter(
      ({ person, changed, waiting }) =>
        !person.confirmed && !waiting && !person.isMe && (started || person.checkInAt !== null || changed),
    )
    .map(({ person, state }) => ({
      personId: person.personId,
      state: state as CalledState,
      version: person.version,
    }))

interface Sent {
  kind: string
  body: unknown
  refusal?: unknown
}

/** What waits in the outbox of this list, by person: the last word counts. */
export function waitingOf(items: readonly Sent[], of: { date: string; shift: string }) {
  const bodies = items
    .filter(({ kind, refusal }) => kind === '/api/attendance/roll-call' && !refusal)
    .map(({ body }) => body as CommandBody<'/api/attendance/roll-call'>)
    .filter(({ date, shift }) => date === of.date && shift === of.shift)
  return new Map(bodies.flatMap(({ decisions }) => decisions.map((d) => [d.personId, d.state] as const)))
}

/** Whether a change now is a decision of its own that needs a reason: confirmed, and not by oneself just now. */
export const needsReason = ({ confirmed, undoUntil }: Called, now: number | null) =>
  confirmed && (undoUntil ?? 0) < (now ?? Infinity)

/** The people of each group, in the order of the list. */
export function byGroup(people: readonly Called[]): { group: string; people: Called[] }[] {
  const groups = new Map<string, Called[]>()
  for (const person of people) {
    const group = `${person.className} · ${person.group}`
    groups.set(group, [...(groups.get(group) ?? []), person])
  }
  return [...groups].map(([group, members]) => ({ group, people: members }))
}

/** The command whose decisions can be taken back next: the last one, with how many it decided and until when. */
export function lastBatch(people: readonly Pick<Called, 'undoUntil' | 'batch'>[], now: number) {
  const open = people.flatMap(({ undoUntil: until, batch }) =>
    until !== null && until > now ? [{ until, batch }] : [],
  )
  const [last] = open.toSorted((a, b) => b.until - a.until)
  return last && { ...last, count: open.filter(({ batch }) => batch === last.batch).length }
}
