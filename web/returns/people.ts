import type { CommandBody } from '../platform/wire.ts'
import { t } from './words.ts'
import type { Batch, Return, Walker } from './useReturn.ts'

export interface Row {
  person: Walker
  /** Said here and not yet taken by the server. */
  waiting: boolean
}

export interface Group {
  /** null: those who are in no batch. */
  batch: (Batch & { n: number }) | null
  rows: Row[]
  /** Who can still be said to have come: not those whom somebody has explained, and not oneself. */
  open: Walker[]
}

interface Sent {
  kind: string
  body: unknown
  refusal?: unknown
}

/** Of whom it waits in the outbox that they have come, that night. */
export function waitingOf(
  items: readonly Sent[],
  night: { date: string; shift: string } | null,
): ReadonlySet<string> {
  const bodies = items
    .filter(({ kind, refusal }) => kind === '/api/returns/arrive' && !refusal)
    .map(({ body }) => body as CommandBody<'/api/returns/arrive'>)
    .filter(({ date, shift }) => date === night?.date && shift === night.shift)
  return new Set(bodies.flatMap(({ people }) => people.map(({ personId }) => personId)))
}

const rank = { unaccounted: 0, excused: 1, returned: 2 }

/** Batch by batch in the order in which they leave, then those without one; who is missing stands first. */
export function groupsOf(seen: Return | undefined, waiting: ReadonlySet<string>): Group[] {
  if (!seen) return []
  const rows = seen.people
    .map((person) => ({ person, waiting: waiting.has(person.personId) }))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  const batches = [...seen.batches.map((batch, i) => ({ ...batch, n: i + 1 })), null]
  return batches
    .map((batch) => {
      const own = rows.filter(({ person }) => person.batchId === (batch?.id ?? null))
      return { batch, rows: own, open: own.filter(isOpen).map(({ person }) => person) }
    })
    .filter(({ rows: own }) => own.length > 0)
}

const rankOf = ({ person, waiting }: Row) => (waiting ? 2 : rank[person.state])
export const isOpen = ({ person, waiting }: Row) => person.state === 'unaccounted' && !waiting && !person.isMe

export const placeOf = ({ className, group, dorm }: Walker) => t('place', { className, group, dorm })
