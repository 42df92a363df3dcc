import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { movedBy, nextClass, nextFirstDay, nextName } from '../../shared/seasons/follow.ts'
import { remarksOn, wholeWeeks } from '../../shared/seasons/follow-plan.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { addDays, workDateOf, yearOf, type WorkDate } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { classesRead } from '../people/classes-read.ts'
import { person, roleGrant } from '../people/table.ts'
import { room } from '../rooms/table.ts'
import { planChange, planEntry } from '../shifts/table.ts'
import { currentSeasonId, seasonRules, theSeason } from './current.ts'
import { season } from './table.ts'

/** What a season hands on to the one after it. */
export function followRead(ctx: Ctx) {
  const { query } = ctx.db
  return {
    season: seasonRules(ctx),
    known: query.selectDistinct({ id: season.id }).from(season),
    plan: query
      .select()
      .from(planEntry)
      .where(and(eq(planEntry.seasonId, currentSeasonId), isNull(planEntry.withdrawnBy))),
    changes: query
      .select({ id: planChange.id, reasons: planChange.reasons })
      .from(planChange)
      .where(eq(planChange.seasonId, currentSeasonId))
      .orderBy(desc(planChange.at), desc(planChange.id)),
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

const datesOf = (all: readonly { date: WorkDate }[]) => new Set(all.map(({ date }) => date)).size

/** The plan of the classes and what was said for it, moved by whole weeks; what falls outside the new stages stays behind. */
export function movedPlan(facts: FollowFacts, from: WorkDate) {
  const { rules } = theSeason(facts.season)
  const moved = movedBy(rules, from)
  const days = wholeWeeks(moved)
  const last = addDays(stagesSpan(rules.stages).to, moved)
  const cells = facts.plan.flatMap(({ personId, date, className, cell, importId }) =>
    personId === null ? [{ date: workDateOf(date), className, cell, importId }] : [],
  )
  const changes = facts.changes.map(({ id, reasons }) => ({
    reasons,
    cells: new Set(
      cells.filter((one) => one.importId === id).map(({ date, className }) => `${date} ${className}`),
    ),
  }))
  const move = <T extends { date: WorkDate }>(all: readonly T[]) =>
    all
      .map((one) => ({ ...one, date: addDays(one.date, days) }))
      .filter(({ date }) => from <= date && date <= last)
  const along = move(cells)
  return {
    days,
    cells: along,
    remarks: move(remarksOn(rules, cells, changes)),
    dates: datesOf(along),
    /** So many dates stay behind. */
    outside: datesOf(cells) - datesOf(along),
    /** Entries of single students, who will have left. */
    personal: facts.plan.length - cells.length,
  }
}
