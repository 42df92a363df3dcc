import type { RosterRow } from '../../shared/files/roster.ts'
import type { StaffRow } from '../../shared/files/staff.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { PersonKeyRow } from '../kernel/private.ts'
import type { PrivateField } from '../../shared/private/number.ts'
import { changedNumbers, privateColumns } from '../people/private-columns.ts'
import type { person } from '../people/table.ts'
import type { ImportFacts } from './import-read.ts'

type Person = typeof person.$inferSelect

/** What a row changes of a person: somebody new, or columns of somebody known. */
export interface PersonChange {
  made?: typeof person.$inferInsert
  changed?: { id: string; columns: Partial<typeof person.$inferInsert> }
  key?: PersonKeyRow
  /** The numbers that the file had and we had not. */
  brought?: PrivateField[]
}

/** People and their keys as they are, found by id. */
export const knownPeople = ({ people, keys }: ImportFacts) => ({
  people: new Map(people.map((p): [string, Person] => [p.id, p])),
  keys: new Map(keys.map((k) => [k.personId, k])),
})
export type KnownPeople = ReturnType<typeof knownPeople>

/** Name and numbers of somebody new, or those that differ from what is known; nothing else is sealed anew. */
export async function personChange(
  ctx: Ctx,
  { people, keys }: KnownPeople,
  id: string,
  { number, name, ...row }: RosterRow | StaffRow,
  kind: Person['kind'],
): Promise<PersonChange> {
  const known = people.get(id)
  // What was erased for good does not come back with an old file.
  const numbers = known?.erasedAt ? {} : changedNumbers(ctx, known, row)
  if (known && known.name === name && !Object.keys(numbers).length) return {}
  if (known?.erasedAt) return { changed: { id, columns: { name } } }
  const { columns, made } = await privateColumns(ctx, id, numbers, keys.get(id))
  const values = { name, ...columns }
  return {
    ...(known ? { changed: { id, columns: values } } : { made: { id, number, kind, ...values } }),
    ...(made ? { key: made } : {}),
    brought: Object.keys(numbers) as PrivateField[],
  }
}
