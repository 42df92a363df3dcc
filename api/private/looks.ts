import { and, desc, eq, sql } from 'drizzle-orm'
import type { Role } from '../../shared/people/access.ts'
import { lookedAt } from '../../shared/private/look.ts'
import type { LookPurpose, PrivateColumn } from '../../shared/private/look.ts'
import { auditEvent } from '../kernel/audit.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { seasonImport } from '../seasons/table.ts'
import { numberImport } from './table.ts'

const most = 200

/**
 * Who has had the caller's numbers in front of him, newest first: every look that the log tells of, and whoever ran
 * an import that brought them. The server's operator has no name.
 */
export async function seeLooks(ctx: Ctx) {
  const { query } = ctx.db
  const { facts } = await authorise(ctx, 'private.own', {
    read: {
      looks: query
        .select({
          at: auditEvent.at,
          by: person.name,
          role: sql<Role | null>`json_extract(${auditEvent.bytes}, '$.role')`,
          field: sql<PrivateColumn>`json_extract(${auditEvent.bytes}, '$.after.field')`,
          purpose: sql<LookPurpose>`json_extract(${auditEvent.bytes}, '$.after.purpose')`,
        })
        .from(auditEvent)
        .leftJoin(person, eq(person.id, auditEvent.actorId))
        // As a literal: the index holds these events only, and a bound text would not find it.
        .where(and(sql`${auditEvent.action} = 'pii_read'`, eq(auditEvent.target, ownId(ctx))))
        .orderBy(desc(auditEvent.n))
        .limit(most),
      imports: query
        .select({ at: seasonImport.at, by: person.name, fields: numberImport.fields })
        .from(numberImport)
        .innerJoin(seasonImport, eq(seasonImport.id, numberImport.importId))
        .leftJoin(person, eq(person.id, seasonImport.byId))
        .where(eq(numberImport.personId, ownId(ctx)))
        .orderBy(desc(seasonImport.at))
        .limit(most),
    },
  })
  const looks = facts.looks.map((look) => ({
    ...look,
    by: look.by ?? '',
    role: look.role ?? ('operator' as const),
    field: lookedAt[look.field],
  }))
  const imports = facts.imports.flatMap(({ at, by, fields }) =>
    fields.map((field) => ({
      at,
      by: by ?? '',
      role: by === null ? ('operator' as const) : ('supervisor' as const),
      field,
      purpose: 'import' as const,
    })),
  )
  return [...looks, ...imports].toSorted((a, b) => b.at - a.at).slice(0, most)
}
