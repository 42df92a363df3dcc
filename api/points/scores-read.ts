import { and, asc, eq, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { scores } from '../../shared/points/leaderboard.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { places } from '../attendance/shift-roster-read.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, membership } from '../people/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { points } from './table.ts'

/** All points of the season, and who is on its roster, or which of them. */
export const scoresRead = (ctx: Ctx, which?: SQL) => ({
  season: seasonRules(ctx),
  people: places(ctx)
    .where(and(eq(membership.seasonId, currentSeasonId), isNull(enrolment.withdrawnBy), which))
    .orderBy(asc(enrolment.seq), asc(membership.fromDate)),
  points: ctx.db.query
    .select({ personId: points.personId, date: points.date, points: points.points })
    .from(points)
    .where(and(eq(points.seasonId, currentSeasonId), isNull(points.withdrawnBy))),
})
export type ScoreFacts = Rows<ReturnType<typeof scoresRead>>

/** Everybody who has points by today, where they stand today, in the roster's order. */
export function scoredStudents(ctx: Ctx, facts: Pick<ScoreFacts, 'season' | 'people' | 'points'>) {
  const { id: seasonId, rules } = theSeason(facts.season)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const scored = scores(facts.points, today)
  const stands = new Map<string, ScoreFacts['people'][number]>()
  for (const place of facts.people)
    if (place.fromDate <= today || !stands.has(place.personId)) stands.set(place.personId, place)
  const students = [...stands.values()].flatMap(({ personId, name, className }) => {
    const score = scored.get(personId)
    return score === undefined ? [] : [{ personId, name, className, points: score }]
  })
  return { seasonId, rules, today, students }
}
