import { and, eq, inArray } from 'drizzle-orm'
import { enrolledRead } from '../devices/enrolled-read.ts'
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
      devices: enrolledRead(ctx, inArray(device.personId, inReach)),
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
