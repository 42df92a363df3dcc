import { and, eq, isNull, ne } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { ReservedRole } from '../../shared/people/roles.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notice } from '../notices/table.ts'
import { roleGrant } from '../people/table.ts'
import type { RoleChange } from './grant-writes.ts'
import { roleProposal } from './table.ts'

/** A proposal for another admin to confirm; the other admins hear of it. One that is open already breaks the batch. */
export function propose(ctx: Ctx, me: Me, change: RoleChange & { role: ReservedRole }, name: string) {
  const { personId, role, className, kind } = change
  const id = ctx.newId()
  const row = { id, personId, role, className, kind, proposedBy: me.personId, proposedAt: ctx.clock.now() }
  const writes: Write[] = [
    ctx.db.query.insert(roleProposal).values(row),
    tellAdmins(ctx, me, id, { name, role, change: kind, className: className ?? '' }),
  ]
  const events: AuditEntry[] = [
    { action: 'roles.propose', target: personId, after: { proposal: id, role, className, kind } },
  ]
  return { writes, events, pending: { id, role, className, kind } }
}

function tellAdmins(ctx: Ctx, me: Me, about: string, params: Record<string, string>): Write {
  const others = and(
    eq(roleGrant.role, 'admin'),
    isNull(roleGrant.revokedAt),
    ne(roleGrant.personId, me.personId),
  )
  return ctx.db.query
    .insert(notice)
    .select(
      ctx.db.query
        .selectDistinct({
          id: sql<string>`'role-proposed:' || ${about} || ':' || ${roleGrant.personId}`.as('id'),
          personId: roleGrant.personId,
          kind: sql<'role-proposed'>`'role-proposed'`.as('kind'),
          about: sql<string>`${about}`.as('about'),
          params: sql<Record<string, string>>`${JSON.stringify(params)}`.as('params'),
          at: sql<number>`${ctx.clock.now()}`.as('at'),
          seenAt: sql<null>`null`.as('seen_at'),
        })
        .from(roleGrant)
        .where(others),
    )
    .onConflictDoNothing()
}
