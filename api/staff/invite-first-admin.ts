import { sql } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustHold } from '../kernel/guard.ts'
import { usableAdmin } from '../roles/usable-admin.ts'
import { staffLink } from './link.ts'

/**
 * The way in for the first admin, who says on the page who that is; an earlier link ends. Undefined where an
 * admin can sign in already: then nobody becomes one by a link that lies in a console's log.
 */
export async function inviteFirstAdmin(ctx: Ctx) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: { admins: query.select({ usable: usableAdmin() }).from(sql`(select 1)`) },
  })
  if (facts.admins[0]?.usable) return undefined
  const link = staffLink(ctx, me.personId, null)
  return commit(ctx, me, {
    writes: [...mustHold(query, sql`not ${usableAdmin()}`), ...link.writes],
    events: [{ action: 'people.invite-admin', target: link.id }],
    answer: { token: link.token, expiresAt: link.expiresAt },
  })
}
