import { and, eq, isNull } from 'drizzle-orm'
import { auditStatement } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { limits } from '../kernel/rate-limit.ts'
import { notify } from '../notices/notify.ts'
import { roleGrant } from '../people/table.ts'

export const adminsRead = ({ db: { query } }: Ctx) => ({
  admins: query
    .selectDistinct({ personId: roleGrant.personId })
    .from(roleGrant)
    .where(and(eq(roleGrant.role, 'admin'), isNull(roleGrant.revokedAt))),
})

const day = 24 * 3600 * 1000

/** Every refused look is in the log; of one person the admins hear once a day. */
export async function tellOfManyReveals(ctx: Ctx, me: Me, admins: { personId: string }[]): Promise<void> {
  const about = `${me.personId}:${Math.floor(ctx.clock.now() / day)}`
  const params = { name: me.name, number: me.number, most: String(limits.reveal.max) }
  await ctx.db.write([
    auditStatement(ctx, me.personId, {
      action: 'pii_refused',
      target: me.personId,
      after: { most: limits.reveal },
    }),
    ...admins.map(({ personId }) => notify(ctx, { personId, kind: 'reveals-many', about, params })),
  ])
}
