import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { nextClass, nextFirstDay, nextName } from '../../shared/seasons/follow.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateOf, yearOf, type WorkDate } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { classesRead } from '../people/classes-read.ts'
import { person, roleGrant } from '../people/table.ts'
import { room } from '../rooms/table.ts'
import { planEntry } from '../shifts/table.ts'
import { currentSeasonId, seasonRules, theSeason } from './current.ts'
import { season } from './table.ts'

/** What a season hands on to the one after it. */
export function followRead(ctx: Ctx) {
  const { query } = ctx.db
  return {
    season: seasonRules(ctx),
    known: query.selectDistinct({ id: season.id }).from(season),
    plan: query
      .select({ date: planEntry.date, className: planEntry.className, cell: planEntry.cell })
      .from(planEntry)
      .where(
        and(
          eq(planEntry.seasonId, currentSeasonId),
          isNull(planEntry.withdrawnBy),
          isNull(planEntry.personId),
        ),
      ),
    rooms: query
      .select()
      .from(room)
      .where(and(eq(room.seasonId, currentSeasonId), isNull(room.withdrawnBy)))
      .orderBy(room.name),
    classes: classesRead(ctx),
    grants: query
      .select({ name: person.name, role: roleGrant.role, className: roleGrant.className })
      .from(roleGrant)
      .innerJoin(person, eq(person.id, roleGrant.personId))
      .where(and(isNull(roleGrant.revokedAt), isNotNull(roleGrant.className)))
      .orderBy(roleGrant.className, person.number),
  }
}
type FollowFacts = Rows<ReturnType<typeof followRead>>

/** What the season after would be called, and when it would begin, unless somebody says otherwise. */
export function proposedFor(facts: FollowFacts, wanted?: WorkDate) {
  const { rules } = theSeason(facts.season)
  const { from: was } = stagesSpan(rules.stages)
  const from = wanted ?? nextFirstDay(rules)
  const years = yearOf(from) - yearOf(was)
  const next = (className: string) => nextClass(className, years)
  return {
    id: nextName(rules.id, was, from),
    name: nextName(rules.name, was, from),
    from,
    classes: facts.classes.map(({ name }) => ({ name, next: next(name) })),
  }
}

/** The plan of the classes, moved and under the names that the classes have by then. */
export const movedPlan = (
  facts: FollowFacts,
  move: (date: WorkDate) => WorkDate,
  named: (className: string) => string,
) =>
  facts.plan.map(({ date, className, cell }) => ({
    date: move(workDateOf(date)),
    className: named(className),
    cell,
  }))
