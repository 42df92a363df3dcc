import { and, eq, isNull } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { standingOf } from '../../shared/allowance/standing.ts'
import { placesOn } from '../../shared/people/places.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import type { PlanGap, PlanGround } from '../../shared/shifts/plan-warnings.ts'
import { addDays, eachDate, workDateOf, type WorkDate } from '../../shared/time/work-date.ts'
import { isPublicHoliday } from '../../shared/time/working-days.ts'
import { factsRead } from '../allowance/facts.ts'
import { ruledFacts } from '../allowance/ruled-facts.ts'
import { insurance } from '../insurance/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, membership } from '../people/table.ts'
import { room } from '../rooms/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { planEntry } from './table.ts'

type Brought = { seasonId: SQLiteColumn; withdrawnBy: SQLiteColumn }
const live = (table: Brought) => and(eq(table.seasonId, currentSeasonId), isNull(table.withdrawnBy))

/** The plan of the season and everything that it is held against. */
export function groundRead(ctx: Ctx) {
  const { query } = ctx.db
  const { assessments, errors, rulings } = factsRead(ctx, currentSeasonId)
  return {
    season: seasonRules(ctx),
    plan: query.select().from(planEntry).where(live(planEntry)),
    rooms: query.select().from(room).where(live(room)).orderBy(room.name),
    insurances: query.select().from(insurance).where(live(insurance)),
    places: query
      .select({
        personId: membership.personId,
        className: membership.className,
        fromDate: membership.fromDate,
        entersOn: enrolment.entersOn,
        leavesOn: enrolment.leavesOn,
      })
      .from(membership)
      .innerJoin(
        enrolment,
        and(eq(enrolment.personId, membership.personId), eq(enrolment.seasonId, membership.seasonId)),
      )
      .where(and(eq(membership.seasonId, currentSeasonId), isNull(enrolment.withdrawnBy)))
      .orderBy(enrolment.seq, membership.fromDate),
    assessments,
    errors,
    rulings,
  }
}
export type GroundFacts = Rows<ReturnType<typeof groundRead>>

/** That of the students who are there on a date: who has left is planned for nothing, who comes later is not yet. */
export function groundOf(facts: GroundFacts, on: WorkDate): PlanGround {
  const { rules } = theSeason(facts.season)
  const span = stagesSpan(rules.stages)
  const places = placesOn(facts.places, on)
  const classNames = [...new Set(facts.places.map(({ className }) => className))]
  const inClass = Map.groupBy(places, ({ className }) => className)
  return {
    shifts: rules.shifts,
    stages: rules.stages,
    classes: classNames.map((name) => ({ name, students: inClass.get(name)?.length ?? 0 })),
    rooms: facts.rooms,
    gaps: places.flatMap(({ personId, className }) =>
      gapsOf(facts, personId, span).map((gap) => ({ ...gap, className })),
    ),
    holidays: eachDate(span.from, span.to).filter(isPublicHoliday),
  }
}

/** When one student may not be planned: off the desk accounts, not passed yet, without insurance. */
function gapsOf(
  facts: GroundFacts,
  personId: string,
  span: { from: WorkDate; to: WorkDate },
): Omit<PlanGap, 'className'>[] {
  const { rules } = theSeason(facts.season)
  const of = <T extends { personId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.personId === personId)
  const standing = standingOf(
    of(facts.assessments).map((one) => ({ ...one, date: workDateOf(one.date) })),
    rules.pay.logistics.afterFailedAssessments,
  )
  const suspends = rules.errorLevels.filter((one) => one.suspendsAccount).map(({ level }) => String(level))
  const { errors } = ruledFacts({
    ...nothingElse,
    errors: of(facts.errors),
    rulings: facts.rulings,
  })
  const suspended = errors
    .filter((error) => error.companyVerified && error.schoolVerified && suspends.includes(error.level))
    .map(({ date }) => date)
    .toSorted()[0]
  const ready = standing.passedOn ?? standing.trackFrom
  return [
    ...(suspended ? [{ code: 'suspended' as const, from: addDays(workDateOf(suspended), 1), to: '' }] : []),
    ...(ready === span.from
      ? []
      : [{ code: 'unpassed' as const, from: '', to: ready ? addDays(ready, -1) : '' }]),
    ...uncovered(of(facts.insurances), span).map((gap) => ({ code: 'uninsured' as const, ...gap })),
  ]
}

const nothingElse = {
  memberships: [],
  assessments: [],
  attendance: [],
  online: [],
  violations: [],
  awards: [],
}

/** The parts of the season that no policy covers. */
function uncovered(
  policies: readonly { fromDate: string; toDate: string }[],
  { from, to }: { from: WorkDate; to: WorkDate },
) {
  const gaps: { from: string; to: string }[] = []
  let next = from
  for (const { fromDate, toDate } of policies.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1))) {
    if (fromDate > next) gaps.push({ from: next, to: addDays(workDateOf(fromDate), -1) })
    if (toDate >= next) next = addDays(workDateOf(toDate), 1)
  }
  return next <= to ? [...gaps, { from: next, to }] : gaps
}
