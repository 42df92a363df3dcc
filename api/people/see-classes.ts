import { and, asc, eq, isNull } from 'drizzle-orm'
import { workDateAt } from '../../shared/time/instant.ts'
import { device } from '../devices/table.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { reachable } from './reach.ts'
import { enrolment, membership } from './table.ts'

/** The classes that the caller looks after, in the roster's order, and how many of each have no device yet. */
export async function seeClasses(ctx: Ctx) {
  const { query } = ctx.db
  const { facts } = await authorise(ctx, 'people.students', {
    read: {
      season: seasonRules(ctx),
      places: query
        .select({
          personId: membership.personId,
          className: membership.className,
          fromDate: membership.fromDate,
        })
        .from(membership)
        .innerJoin(
          enrolment,
          and(eq(enrolment.personId, membership.personId), eq(enrolment.seasonId, membership.seasonId)),
        )
        .where(
          and(
            eq(membership.seasonId, currentSeasonId),
            isNull(enrolment.withdrawnBy),
            reachable(ctx, 'people.students'),
          ),
        )
        .orderBy(asc(enrolment.seq), asc(membership.fromDate)),
      devices: query
        .selectDistinct({ personId: device.personId })
        .from(device)
        .where(isNull(device.removedAt)),
    },
  })
  if (!facts.season.length) return { classes: [] }
  const today = workDateAt(ctx.clock.now(), theSeason(facts.season).rules.timezone)
  const held = new Map<string, string>()
  for (const { personId, className, fromDate } of facts.places)
    if (fromDate <= today || !held.has(personId)) held.set(personId, className)
  const enrolled = new Set(facts.devices.map(({ personId }) => personId))
  const byClass = Map.groupBy(held, ([, className]) => className)
  return {
    classes: [...byClass].map(([className, students]) => ({
      className,
      students: students.length,
      withoutDevice: students.filter(([personId]) => !enrolled.has(personId)).length,
    })),
  }
}
