import { eq } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { person, personKey } from '../people/table.ts'
import { inChunks } from './chunks.ts'
import type { PersonChange } from './import-person.ts'

/** People who are new together, then their keys, then what changes of those who are known. */
export function personWrites({ db: { query } }: Ctx, changes: PersonChange[]): Write[] {
  const made = changes.flatMap((c) => c.made ?? [])
  const keys = changes.flatMap((c) => c.key ?? [])
  return [
    ...inChunks(made, 1000).map((rows) => query.insert(person).values(rows)),
    ...inChunks(keys, 1000).map((rows) => query.insert(personKey).values(rows)),
    ...changes.flatMap(({ changed }) =>
      changed ? [query.update(person).set(changed.columns).where(eq(person.id, changed.id))] : [],
    ),
  ]
}
