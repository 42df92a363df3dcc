import type { StaffRow } from '../../shared/files/staff.ts'
import { lastFour } from '../../shared/people/private.ts'
import { staffRoleNames } from '../../shared/people/roles.ts'
import type { person, roleGrant } from '../people/table.ts'
import { changedRow, first } from './differing.ts'
import type { TableDifference } from './differing.ts'

type Grant = Pick<typeof roleGrant.$inferSelect, 'role' | 'className'>

/** Somebody of the staff whom a file adds or changes: what is known, and the rows of the file. */
export interface StaffDiffering {
  before: typeof person.$inferSelect | undefined
  held: readonly Grant[]
  rows: readonly StaffRow[]
}

const columns = ['工号', '姓名', '角色', '手机号']
const rolesOf = (grants: readonly Grant[]) =>
  grants
    .map(({ role, className }) => `${staffRoleNames[role]} ${className ?? ''}`.trim())
    .toSorted()
    .join('、')

const cellsBefore = ({ before, held }: StaffDiffering) => [
  before?.number ?? '',
  before?.name ?? '',
  rolesOf(held),
  before?.phoneTail ? `…${before.phoneTail}` : '',
]

function cellsAfter({ before, rows }: StaffDiffering) {
  const [{ number, name, phone }] = rows as [StaffRow]
  const roles = rows.flatMap(({ role, classes }) =>
    (classes ?? [null]).map((className) => ({ role, className })),
  )
  const tail = phone ? lastFour(phone) : before?.phoneTail
  return [number, name, rolesOf(roles), tail ? `…${tail}` : '']
}

/** Whom a file of the staff adds and changes; it takes nobody away. */
export function staffDifference(all: readonly StaffDiffering[]): TableDifference {
  const { made = [], changed = [] } = Object.groupBy(all, ({ before }) => (before ? 'changed' : 'made'))
  return {
    columns,
    new: first(made).map(cellsAfter),
    changed: first(changed).map((one) => {
      const after = cellsAfter(one)
      return changedRow(`${after[0]} ${after[1]}`, columns, cellsBefore(one), after)
    }),
    withdrawn: [],
  }
}
