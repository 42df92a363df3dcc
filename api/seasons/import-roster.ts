import type { RosterRow } from '../../shared/files/roster.ts'
import { samePlace } from '../../shared/people/move.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import type { enrolment, membership } from '../people/table.ts'
import type { Counts } from './compare.ts'
import { knownPeople, personChange } from './import-person.ts'
import type { PersonChange } from './import-person.ts'
import type { ImportFacts } from './import-read.ts'
import type { TableDifference } from './differing.ts'
import { rosterDifference } from './roster-differing.ts'
import { rosterWrites } from './roster-writes.ts'

type Enrolment = typeof enrolment.$inferSelect
type Membership = typeof membership.$inferSelect

export interface RosterTo {
  seasonId: string
  importId: string
  /** From which date a changed class, group or position holds. */
  fromDate: string
  idOf: (number: string) => string
}

/** What one row of the roster changes. */
export interface RosterChange {
  personId: string
  person: PersonChange
  /** Undefined where it is so already. */
  enrolment: Enrolment | undefined
  place: Membership | undefined
  /** Somebody who was not on the roster. */
  isNew: boolean
  /** Another place in the list, which is no change of the student. */
  movesTo: number | undefined
}

/** The roster: people, their place from `fromDate` on, and who is no longer on it. */
export async function importRoster(
  ctx: Ctx,
  facts: ImportFacts,
  rows: readonly RosterRow[],
  unread: readonly Readonly<Record<string, unknown>>[],
  to: RosterTo,
): Promise<{ counts: Counts; difference: TableDifference; enrolled: string[]; writes: Write[] }> {
  const known = knownPeople(facts)
  const enrolled = byPerson(facts.enrolments.filter((e) => e.seasonId === to.seasonId))
  // Oldest first: of each student the last place stays.
  const places = byPerson(facts.memberships.filter((m) => m.seasonId === to.seasonId))
  const seqs = inOrder(rows, (row) => enrolled.get(to.idOf(row.number))?.seq)
  const changes = await Promise.all(
    rows.map(async (row, i): Promise<RosterChange> => {
      const personId = to.idOf(row.number)
      const before = enrolled.get(personId)
      const seq = seqs[i]!
      const entry = enrolmentOf(personId, row, seq, to, before)
      return {
        personId,
        person: await personChange(ctx, known, personId, row, 'student'),
        enrolment: entry,
        place: placeOf(personId, row, to, places.get(personId)),
        isNew: !before || before.withdrawnBy !== null,
        movesTo: before && !entry && before.seq !== seq ? seq : undefined,
      }
    }),
  )
  // A student whose row has an error is still on the roster.
  const here = new Set([...rows, ...unread].map((r) => to.idOf(String(r.number))))
  const gone = [...enrolled.values()].filter((e) => !here.has(e.personId) && e.withdrawnBy === null)
  const newcomers = changes.filter((c) => c.isNew).map((c) => c.personId)
  const added = newcomers.length
  const changed = changes.filter((c) => !c.isNew && hasChanged(c)).length
  const knownOf = (id: string) => ({
    person: known.people.get(id),
    entry: enrolled.get(id),
    place: places.get(id),
  })
  const differing = changes.flatMap((change, i) =>
    change.isNew || hasChanged(change) ? [{ row: rows[i]!, change, known: knownOf(change.personId) }] : [],
  )
  return {
    difference: rosterDifference(
      differing,
      gone.map((e) => knownOf(e.personId)),
    ),
    counts: {
      new: added,
      changed,
      withdrawn: gone.length,
      unchanged: rows.length - added - changed,
    },
    enrolled: newcomers,
    writes: rosterWrites(
      ctx,
      changes,
      gone.map((e) => e.personId),
      to,
    ),
  }
}

const hasChanged = ({ person, enrolment: entry, place }: RosterChange) =>
  person.made !== undefined || person.changed !== undefined || entry !== undefined || place !== undefined

/** Numbers that keep the file's order: those that there are where they do, else the lines. */
function inOrder(rows: readonly RosterRow[], known: (row: RosterRow) => number | undefined): number[] {
  const kept = rows.map((row) => known(row) ?? row.line)
  const ascending = kept.every((seq, i) => i === 0 || kept[i - 1]! < seq)
  return ascending ? kept : rows.map((row) => row.line)
}

const byPerson = <T extends { personId: string }>(rows: T[]) =>
  new Map(rows.map((row) => [row.personId, row]))

function enrolmentOf(
  personId: string,
  { dorm, from: entersOn, to: leavesOn }: RosterRow,
  seq: number,
  { seasonId }: RosterTo,
  before: Enrolment | undefined,
): Enrolment | undefined {
  const entry = { seasonId, personId, seq, dorm: dorm ?? '', entersOn, leavesOn, withdrawnBy: null }
  const told = ['dorm', 'entersOn', 'leavesOn', 'withdrawnBy'] as const
  return before && told.every((key) => before[key] === entry[key]) ? undefined : entry
}

/** A changed class, group or position is a new place from that date on; the one before stays readable. */
function placeOf(
  personId: string,
  { className, group, position }: RosterRow,
  { seasonId, fromDate }: RosterTo,
  before: Membership | undefined,
): Membership | undefined {
  const leader = position === 'leader'
  if (before && samePlace({ ...before, group: before.groupName }, { className, group, leader }))
    return undefined
  return { seasonId, personId, fromDate: before ? fromDate : '', className, groupName: group, leader }
}
