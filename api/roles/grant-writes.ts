import { and, eq, isNull } from 'drizzle-orm'
import { endChat } from '../chat/end-writes.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { invitation } from '../invitations/table.ts'
import { notify } from '../notices/notify.ts'
import { roleGrant, session } from '../people/table.ts'
import type { StaffRole } from '../../shared/people/roles.ts'
import { usableAdmin } from './usable-admin.ts'

export interface RoleChange {
  personId: string
  role: StaffRole
  className: string | null
  kind: 'grant' | 'revoke'
}

/**
 * Gives or takes a role. Whoever's roles change has to sign in anew (R30), and is told; a change that does not
 * hold any more, or would take away the last admin who can sign in, breaks the batch. With a role that is taken
 * end the links and slips that its holder has given out, which would be a way back in by somebody's account, and the
 * chat that spoke for them.
 */
export function grantWrites(ctx: Ctx, change: RoleChange): Write[] {
  const { personId, role, className, kind } = change
  const { query } = ctx.db
  const id = ctx.newId()
  const about = { personId, kind: 'role-changed' as const, about: id }
  return [
    ...(kind === 'grant'
      ? [query.insert(roleGrant).values({ id, personId, role, className })]
      : mustChangeOne(query.update(roleGrant).set({ revokedAt: ctx.clock.now() }).where(held(change)))),
    ...(kind === 'revoke' && role === 'admin' ? mustHold(query, usableAdmin(personId)) : []),
    ...(kind === 'revoke' ? [endIssued(ctx, personId), ...endChat(ctx, personId)] : []),
    endSessions(ctx, personId),
    notify(ctx, { ...about, params: { role, change: kind, className: className ?? '' } }),
  ]
}

export const held = ({ personId, role, className }: Omit<RoleChange, 'kind'>) =>
  and(
    eq(roleGrant.personId, personId),
    eq(roleGrant.role, role),
    className === null ? isNull(roleGrant.className) : eq(roleGrant.className, className),
    isNull(roleGrant.revokedAt),
  )

const endIssued = ({ db, clock }: Ctx, issuedBy: string): Write =>
  db.query
    .update(invitation)
    .set({ revokedAt: clock.now() })
    .where(and(eq(invitation.issuedBy, issuedBy), isNull(invitation.usedAt), isNull(invitation.revokedAt)))

/** Every session of a person, at once. */
export const endSessions = ({ db, clock }: Ctx, personId: string): Write =>
  db.query
    .update(session)
    .set({ endedAt: clock.now() })
    .where(and(eq(session.personId, personId), isNull(session.endedAt)))

export const grantEvent = (
  { personId, role, className, kind }: RoleChange,
  after: object = {},
): AuditEntry => ({
  action: `roles.${kind}`,
  target: personId,
  after: { role, className, ...after },
})
