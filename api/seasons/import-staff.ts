import { inArray } from 'drizzle-orm'
import type { StaffRow } from '../../shared/files/staff.ts'
import { isOperator } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { roleGrant } from '../people/table.ts'
import type { Counts } from './compare.ts'
import { knownPeople, personChange } from './import-person.ts'
import type { PersonChange } from './import-person.ts'
import type { ImportFacts } from './import-read.ts'
import type { TableDifference } from './differing.ts'
import { personWrites } from './person-writes.ts'
import { staffDifference } from './staff-differing.ts'
import type { StaffDiffering } from './staff-differing.ts'

/**
 * The staff: people and roles. A file gives and takes the roles of those in it, of nobody else. Whoever
 * imports a season does not give roles by it, least of all to himself: only the operator's file does.
 */
export async function importStaff(
  ctx: Ctx,
  facts: ImportFacts,
  rows: readonly StaffRow[],
  idOf: (number: string) => string,
): Promise<{ counts: Counts; difference: TableDifference; writes: Write[] }> {
  const known = knownPeople(facts)
  const held = Map.groupBy(facts.grants, (g) => g.personId)
  const counts = { new: 0, changed: 0, withdrawn: 0, unchanged: 0 }
  const people: PersonChange[] = []
  const roles: Write[] = []
  const differing: StaffDiffering[] = []
  for (const [number, theirs] of Map.groupBy(rows, (r) => r.number)) {
    const personId = idOf(number)
    const change = await personChange(ctx, known, personId, theirs[0]!, 'staff')
    const had = held.get(personId) ?? []
    const moved = roleWrites(ctx, personId, theirs, had)
    people.push(change)
    roles.push(...moved)
    if (change.made || change.changed || moved.length)
      differing.push({ before: known.people.get(personId), held: had, rows: theirs })
    counts[change.made ? 'new' : change.changed || moved.length ? 'changed' : 'unchanged']++
  }
  if (roles.length && !isOperator(ctx)) throw new Fault('roles-reserved')
  return { counts, difference: staffDifference(differing), writes: [...personWrites(ctx, people), ...roles] }
}

type Grant = Pick<typeof roleGrant.$inferSelect, 'id' | 'role' | 'className'>

/** The roles that the rows give and take of one person. */
function roleWrites(ctx: Ctx, personId: string, rows: StaffRow[], held: Grant[]): Write[] {
  const wanted = new Map(
    rows.flatMap(({ role, classes }) =>
      (classes ?? [null]).map((className) => [keyOf({ role, className }), { role, className }] as const),
    ),
  )
  const taken = held.filter((grant) => !wanted.delete(keyOf(grant))).map((grant) => grant.id)
  const { query } = ctx.db
  return [
    ...(taken.length
      ? [query.update(roleGrant).set({ revokedAt: ctx.clock.now() }).where(inArray(roleGrant.id, taken))]
      : []),
    ...[...wanted.values()].map((grant) =>
      query.insert(roleGrant).values({ id: ctx.newId(), personId, ...grant }),
    ),
  ]
}

const keyOf = ({ role, className }: Pick<Grant, 'role' | 'className'>) => `${role} ${className ?? ''}`
