import { and, eq, isNull } from 'drizzle-orm'
import { places } from '../attendance/shift-roster-read.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { enrolment, membership } from './table.ts'

/** Everybody on the roster of the current season in its order, with all places, oldest first. */
export const placesRead = (ctx: Ctx) => ({
  season: seasonRules(ctx),
  places: places(ctx)
    .where(and(eq(membership.seasonId, currentSeasonId), isNull(enrolment.withdrawnBy)))
    .orderBy(enrolment.seq, membership.fromDate),
})
