import { eq } from 'drizzle-orm'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person, personKey } from '../people/table.ts'

/** The caller's own row, sealed columns included, and the key that opens them. */
export const ownRead = (ctx: Ctx) => ({
  own: ctx.db.query
    .select()
    .from(person)
    .where(eq(person.id, ownId(ctx))),
  keys: ctx.db.query
    .select()
    .from(personKey)
    .where(eq(personKey.personId, ownId(ctx))),
})
