import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { isForClasses, isReserved, staffRoleNames } from '../../shared/people/roles.ts'
import type { StaffRole } from '../../shared/people/roles.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { person, roleGrant } from '../people/table.ts'
import { grantEvent, grantWrites, held } from './grant-writes.ts'
import { propose } from './propose.ts'
import { usableAdmin } from './usable-admin.ts'

export const roleInput = {
  role: v.picklist(Object.keys(staffRoleNames) as StaffRole[]),
  className: v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))),
}
export const changeRoleInput = v.strictObject({
  id: v.string(),
  ...roleInput,
  kind: v.picklist(['grant', 'revoke']),
})

/**
 * Gives or takes a role of a member of staff: at once, or as a proposal where the role takes two people. Nobody
 * gives a role to himself alone, and nobody takes away the last admin who can sign in.
 */
export async function changeRole(ctx: Ctx, { id, ...wanted }: v.InferOutput<typeof changeRoleInput>) {
  const change = { personId: id, ...wanted }
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'people.roles', {
    read: {
      people: query
        .select({ name: person.name, others: usableAdmin(sql`person.id`) })
        .from(person)
        .where(and(eq(person.id, id), eq(person.kind, 'staff'))),
      held: query
        .select({ one: sql`1` })
        .from(roleGrant)
        .where(held(change)),
    },
  })
  const [target] = facts.people
  if (!target) throw new Fault('not-found')
  const { role, kind } = change
  if (change.className !== null && !isForClasses(role)) throw new Fault('bad-input', { detail: 'className' })
  if ((kind === 'grant') === facts.held.length > 0) throw new Fault('wrong-state')
  if (kind === 'revoke' && role === 'admin' && !target.others) throw new Fault('last-admin')
  if (isReserved(role)) {
    const { writes, events, pending } = propose(ctx, me, { ...change, role }, target.name)
    return commit(ctx, me, { writes, events, answer: { changed: false, pending } })
  }
  if (kind === 'grant' && me.personId === id) throw new Fault('one-person')
  return commit(ctx, me, {
    writes: grantWrites(ctx, change),
    events: [grantEvent(change)],
    answer: { changed: true, pending: null },
  })
}
