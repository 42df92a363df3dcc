import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { device } from '../devices/table.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { aboutListed, askedStudents, listedRead } from './listed.ts'
import { reachable } from './reach.ts'
import { membership } from './table.ts'

/** One student for who looks after the class: every place of this season with its first day, and the devices that let in. */
export async function seeStudent(ctx: Ctx, { id }: { id: string }) {
  const { query } = ctx.db
  const asked = { personIds: [id] }
  const inReach = query
    .select({ id: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.seasonId, currentSeasonId),
        eq(membership.personId, id),
        reachable(ctx, 'people.students'),
      ),
    )
  const { facts } = await authorise(ctx, 'people.students', {
    read: {
      ...listedRead(ctx, asked),
      devices: query
        .select({
          id: device.id,
          label: device.label,
          addedBy: device.addedBy,
          createdAt: device.createdAt,
          lastUsedAt: sql<number>`max(${device.lastUsedAt}, coalesce((select max(s.last_used_at)
            from session s where s.device_id = "device"."id"), 0))`,
        })
        .from(device)
        .where(and(inArray(device.personId, inReach), isNull(device.removedAt)))
        .orderBy(desc(device.createdAt)),
    },
    about: aboutListed(ctx, asked),
  })
  askedStudents(ctx, facts, asked)
  return {
    personId: id,
    /** '' is the beginning of the season; the last one that has begun holds. */
    places: facts.places.map(({ fromDate, className, group, leader }) => ({
      from: fromDate,
      className,
      group,
      leader,
    })),
    devices: facts.devices,
  }
}
