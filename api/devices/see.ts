import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { session } from '../people/table.ts'
import { enrolledRead } from './enrolled-read.ts'
import { device } from './table.ts'

/** The caller's own devices and open sessions, the newest used first. The staff have sessions alone. */
export async function seeDevices(ctx: Ctx) {
  const { query } = ctx.db
  const now = ctx.clock.now()
  const { me, facts } = await authorise(ctx, 'devices.see', {
    read: {
      devices: enrolledRead(ctx, eq(device.personId, ownId(ctx))),
      sessions: query
        .select({
          id: session.id,
          label: session.label,
          createdAt: session.createdAt,
          lastUsedAt: session.lastUsedAt,
          deviceId: session.deviceId,
        })
        .from(session)
        .where(
          and(
            eq(session.personId, ownId(ctx)),
            isNull(session.endedAt),
            gt(session.expiresAt, now),
            sql`${session.lastUsedAt} + ${session.idleMs} > ${now}`,
          ),
        )
        .orderBy(desc(session.lastUsedAt)),
    },
  })
  return {
    devices: facts.devices.map((one) => ({ ...one, current: one.id === me.deviceId })),
    sessions: facts.sessions.map((one) => ({ ...one, current: one.id === me.session?.id })),
  }
}
