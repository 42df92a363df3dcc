import { and, eq, isNull, sql } from 'drizzle-orm'
import { workDateAt } from '../../shared/time/instant.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notice } from '../notices/table.ts'
import { roleGrant } from '../people/table.ts'

/** The admins hear once a day that something could not be delivered, however much it was. */
export function tellAdmins({ db, clock }: Ctx): Write {
  const now = clock.now()
  const about = workDateAt(now, 'Asia/Shanghai')
  return db.query
    .insert(notice)
    .select(
      db.query
        .selectDistinct({
          id: sql<string>`'deliveries-dead:' || ${about} || ':' || ${roleGrant.personId}`.as('id'),
          personId: roleGrant.personId,
          kind: sql<'deliveries-dead'>`'deliveries-dead'`.as('kind'),
          about: sql<string>`${about}`.as('about'),
          params: sql<Record<string, string>>`'{}'`.as('params'),
          at: sql<number>`${now}`.as('at'),
          seenAt: sql<null>`null`.as('seen_at'),
        })
        .from(roleGrant)
        .where(and(eq(roleGrant.role, 'admin'), isNull(roleGrant.revokedAt))),
    )
    .onConflictDoNothing()
}
