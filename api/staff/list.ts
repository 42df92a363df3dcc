import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { invitation } from '../invitations/table.ts'
import { person, roleGrant } from '../people/table.ts'
import { hasAccount } from '../roles/usable-admin.ts'
import { roleProposal } from '../roles/table.ts'

/** Everybody of the staff: roles held and proposed, whether they can sign in, whether a link is out. */
export async function listStaff(ctx: Ctx) {
  const { query } = ctx.db
  const proposer = alias(person, 'proposer')
  const { me, facts } = await authorise(ctx, 'people.staff', {
    read: {
      people: query
        .select({
          personId: person.id,
          number: person.number,
          name: person.name,
          hasAccount: hasAccount(sql`person.id`),
          lastUsedAt: sql<
            number | null
          >`(select max(s.last_used_at) from session s where s.person_id = person.id)`,
        })
        .from(person)
        .where(eq(person.kind, 'staff'))
        .orderBy(asc(person.number)),
      grants: query
        .select({
          id: roleGrant.id,
          personId: roleGrant.personId,
          role: roleGrant.role,
          className: roleGrant.className,
        })
        .from(roleGrant)
        .where(isNull(roleGrant.revokedAt)),
      proposals: query
        .select({ proposal: roleProposal, by: proposer.name })
        .from(roleProposal)
        .leftJoin(proposer, eq(proposer.id, roleProposal.proposedBy))
        .where(isNull(roleProposal.decidedAt))
        .orderBy(asc(roleProposal.proposedAt)),
      links: query
        .select({ personId: invitation.personId, expiresAt: invitation.expiresAt })
        .from(invitation)
        .where(
          and(
            eq(invitation.purpose, 'staff'),
            isNull(invitation.usedAt),
            isNull(invitation.revokedAt),
            gt(invitation.expiresAt, ctx.clock.now()),
          ),
        ),
    },
  })
  const grants = Map.groupBy(facts.grants, (grant) => grant.personId)
  const proposals = Map.groupBy(facts.proposals, ({ proposal }) => proposal.personId)
  const links = new Map(facts.links.map((link) => [link.personId, link.expiresAt]))
  return {
    staff: facts.people.map((one) => ({
      ...one,
      hasAccount: Boolean(one.hasAccount),
      roles: (grants.get(one.personId) ?? []).map(({ id, role, className }) => ({ id, role, className })),
      pending: (proposals.get(one.personId) ?? []).map(({ proposal: { id, role, className, ...p }, by }) => ({
        id,
        role,
        className,
        kind: p.kind,
        proposedBy: by ?? '',
        mine: p.proposedBy === me.personId,
      })),
      openInvitation: links.get(one.personId) ?? null,
    })),
  }
}
