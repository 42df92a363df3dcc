import { and, eq, exists, isNull, ne, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { roleGrant } from '../people/table.ts'
import { grantEvent, grantWrites } from './grant-writes.ts'
import { roleProposal } from './table.ts'
import { usableAdmin } from './usable-admin.ts'

export const decideRoleInput = v.strictObject({ id: v.string(), confirm: v.boolean() })

/**
 * The second person confirms a proposal or turns it down; who made it may only take it back. It holds as long as
 * who made it is an admin. The operator's command line is the second person where there is but one admin.
 */
export async function decideRole(ctx: Ctx, { id, confirm }: v.InferOutput<typeof decideRoleInput>) {
  const { query } = ctx.db
  const proposerIsAdmin = exists(
    query
      .select({ one: sql`1` })
      .from(roleGrant)
      .where(
        and(
          eq(roleGrant.personId, roleProposal.proposedBy),
          eq(roleGrant.role, 'admin'),
          isNull(roleGrant.revokedAt),
        ),
      ),
  )
  const { me, facts } = await authorise(ctx, 'people.roles', {
    read: {
      proposals: query
        .select({
          proposal: roleProposal,
          stands: sql<number>`${proposerIsAdmin}`,
          others: usableAdmin(sql`role_proposal.person_id`),
        })
        .from(roleProposal)
        .where(eq(roleProposal.id, id)),
    },
  })
  const found = facts.proposals[0]
  if (!found) throw new Fault('not-found')
  const { proposal } = found
  if (proposal.decidedAt !== null) throw new Fault('wrong-state')
  if (confirm && proposal.proposedBy === me.personId) throw new Fault('one-person')
  if (confirm && !found.stands) throw new Fault('wrong-state')
  if (confirm && proposal.kind === 'revoke' && proposal.role === 'admin' && !found.others)
    throw new Fault('last-admin')
  const open = and(
    eq(roleProposal.id, id),
    isNull(roleProposal.decidedAt),
    ...(confirm ? [ne(roleProposal.proposedBy, me.personId)] : []),
  )
  const decided = { decidedBy: me.personId, decidedAt: ctx.clock.now(), confirmed: confirm }
  return commit(ctx, me, {
    writes: [
      ...(confirm
        ? mustHold(
            query,
            sql`exists (select 1 from ${roleProposal} where ${roleProposal.id} = ${id} and ${proposerIsAdmin})`,
          )
        : []),
      ...mustChangeOne(query.update(roleProposal).set(decided).where(open)),
      ...(confirm ? grantWrites(ctx, proposal) : []),
    ],
    events: [
      confirm
        ? grantEvent(proposal, { proposal: id, proposedBy: proposal.proposedBy })
        : { action: 'roles.turn-down', target: proposal.personId, after: { proposal: id } },
    ],
    answer: { confirmed: confirm },
  })
}
