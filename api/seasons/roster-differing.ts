import type { RosterRow } from '../../shared/files/roster.ts'
import { cellText } from '../../shared/files/shown-cells.ts'
import { columnsOf } from '../../shared/files/templates.ts'
import { positionNames } from '../../shared/people/roles.ts'
import { lastFour, maskTail } from '../../shared/people/private.ts'
import type { enrolment, membership, person } from '../people/table.ts'
import { changedRow, first } from './differing.ts'
import type { TableDifference } from './differing.ts'
import type { RosterChange } from './import-roster.ts'

/** What is known of a student before the file. */
export interface KnownStudent {
  person?: typeof person.$inferSelect | undefined
  entry?: typeof enrolment.$inferSelect | undefined
  place?: typeof membership.$inferSelect | undefined
}

const columns = Object.values(columnsOf('roster')).map(({ header }) => header)
const positionOf = (leader: boolean) => positionNames[leader ? 'leader' : 'student']
const privateFields = ['phone', 'idNumber', 'cardNumber'] as const

const masked = (tail: string | null | undefined) => (tail ? `…${tail}` : '')

function cellsBefore({ person, entry, place }: KnownStudent): string[] {
  return [
    person?.number ?? '',
    person?.name ?? '',
    place?.className ?? '',
    place?.groupName ?? '',
    place ? positionOf(place.leader) : '',
    ...privateFields.map((field) => masked(person?.[`${field}Tail`])),
    entry?.dorm ?? '',
    entry?.entersOn ?? '',
    entry?.leavesOn ?? '',
  ]
}

/** Numbers show their last four digits; a blank one stays as it was, and another with the same end is told apart. */
function cellsAfter(row: RosterRow, { person: { brought = [] } }: RosterChange, { person }: KnownStudent) {
  const numbers = privateFields.map((field) => {
    const [number, tail] = [row[field], person?.[`${field}Tail`]]
    if (!brought.includes(field) || !number) return masked(tail)
    return maskTail(number) + (tail === lastFour(number) ? ' ≠' : '')
  })
  const { number, name, className, group, position, dorm, from, to } = row
  const place = [number, name, className, group, positionOf(position === 'leader')]
  return [...place, ...numbers, ...[dorm, from, to].map((value) => cellText(value))]
}

/** The students whom a roster adds, changes and no longer has. */
export function rosterDifference(
  changes: readonly { row: RosterRow; change: RosterChange; known: KnownStudent }[],
  gone: readonly KnownStudent[],
): TableDifference {
  const { made = [], changed = [] } = Object.groupBy(changes, ({ change }) =>
    change.isNew ? 'made' : 'changed',
  )
  return {
    columns,
    new: first(made).map(({ row, change, known }) => cellsAfter(row, change, known)),
    changed: first(changed).map(({ row, change, known }) =>
      changedRow(`${row.number} ${row.name}`, columns, cellsBefore(known), cellsAfter(row, change, known)),
    ),
    withdrawn: first(gone).map(cellsBefore),
  }
}
