import { and, desc, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { device } from './table.ts'

/** The devices that let somebody in, as they are shown: the newest first, used last by any of their sessions. */
export const enrolledRead = ({ db }: Ctx, whose: SQL) =>
  db.query
    .select({
      id: device.id,
      label: device.label,
      addedBy: device.addedBy,
      createdAt: device.createdAt,
      lastUsedAt: sql<number>`max(${device.lastUsedAt}, coalesce((select max(s.last_used_at)
        from session s where s.device_id = "device"."id"), 0))`,
    })
    .from(device)
    .where(and(whose, isNull(device.removedAt)))
    .orderBy(desc(device.createdAt))
