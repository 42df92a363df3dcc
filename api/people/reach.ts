import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import { access } from '../../shared/people/access.ts'
import type { Action, Role } from '../../shared/people/access.ts'
import { isOperator, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { membership, roleGrant } from './table.ts'

type StaffRole = (typeof roleGrant.role)['_']['data']

/**
 * Which memberships the caller may read under this action, as SQL over `membership`: classes of a
 * grant, or the class that the caller leads a group of. It is wider than the decision (`reaches`)
 * and there so that a query without a decision gives away nothing of other classes.
 */
export function reachable(ctx: Ctx, action: Action) {
  if (isOperator(ctx) && access[action].operator) return undefined
  const own = ownId(ctx)
  const rolesOf = (...scopes: string[]) =>
    (Object.keys(access[action]) as Role[]).filter((role) => scopes.includes(String(access[action][role])))
  const granted = rolesOf('class', 'season') as StaffRole[]
  const byGrant = exists(
    ctx.db.query
      .select({ one: sql`1` })
      .from(roleGrant)
      .where(
        and(
          eq(roleGrant.personId, own),
          isNull(roleGrant.revokedAt),
          inArray(roleGrant.role, granted),
          or(isNull(roleGrant.className), eq(roleGrant.className, membership.className)),
        ),
      ),
  )
  if (!rolesOf('group').length) return byGrant
  return or(
    byGrant,
    sql`${membership.className} in (select m.class_name from membership m where m.person_id = ${own} and m.leader = 1)`,
  )
}
