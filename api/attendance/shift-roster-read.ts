import { and, between, desc, eq, getTableColumns, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Action } from '../../shared/people/access.ts'
import { addDays } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { assessment } from '../assessments/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { leave } from '../leaves/table.ts'
import { reachable } from '../people/reach.ts'
import { enrolment, membership, person } from '../people/table.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { planEntry } from '../shifts/table.ts'
import { attendance, codeTry, punch } from './table.ts'

/** The students whom the caller may see under an action, or one of them, as SQL. */
export const withinReach = (ctx: Ctx, action: Action, personId?: string): SQL => {
  const ids = ctx.db.query
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.seasonId, currentSeasonId),
        reachable(ctx, action),
        personId === undefined ? undefined : eq(membership.personId, personId),
      ),
    )
  return sql`${ids}`
}

/** The same for the dates around one: whom the caller may see is in the SQL. */
export const shiftRosterRead = (ctx: Ctx, action: Action, date: WorkDate) =>
  // Wide enough for any time zone where `date` is today's in UTC, and for the night shift before it.
  rosterRead(ctx, withinReach(ctx, action), addDays(date, -2), addDays(date, 2))

/**
 * Everything that a roll call, a board or a student's month looks at, from a date to a date. A student comes
 * with all places, because only the place on the date says who decides.
 */
export function rosterRead(ctx: Ctx, within: SQL, from: WorkDate | SQL, to: WorkDate | SQL) {
  const { query } = ctx.db
  const of = (table: { seasonId: SQLiteColumn; personId: SQLiteColumn }) =>
    and(eq(table.seasonId, currentSeasonId), inArray(table.personId, within))
  return {
    season: seasonRules(ctx),
    people: places(ctx)
      .where(and(of(membership), isNull(enrolment.withdrawnBy)))
      .orderBy(enrolment.seq, membership.fromDate),
    plan: query
      .select()
      .from(planEntry)
      .where(
        and(
          eq(planEntry.seasonId, currentSeasonId),
          between(planEntry.date, from, to),
          isNull(planEntry.withdrawnBy),
          or(isNull(planEntry.personId), inArray(planEntry.personId, within)),
        ),
      ),
    assessments: query
      .select()
      .from(assessment)
      .where(and(of(assessment), isNull(assessment.withdrawnBy))),
    punches: query
      .select({ ...getTableColumns(punch), provenStep, provenRoom, otherDevices })
      .from(punch)
      .where(and(of(punch), between(punch.date, from, to))),
    attendance: query
      .select({ ...getTableColumns(attendance), by: person.name })
      .from(attendance)
      .leftJoin(person, eq(person.id, attendance.decidedBy))
      .where(and(of(attendance), between(attendance.date, from, to), isNull(attendance.withdrawnBy)))
      .orderBy(desc(attendance.version)),
    /** Granted ones. */
    leaves: query
      .select()
      .from(leave)
      .where(
        and(
          of(leave),
          lte(leave.fromDate, to),
          gte(leave.toDate, from),
          sql`exists (select 1 from reply r where r.request_id = "leave".id and r.kind = 'grant')`,
        ),
      ),
  }
}

// Of the punch that is read; drizzle leaves the table's name out where it stands alone.
const provenStep = sql<
  number | null
>`(select c.step from code_try c where c.punch_id = punch.id and c.outcome = 'proven')`
const provenRoom = sql<
  string | null
>`(select c.room from code_try c where c.punch_id = punch.id and c.outcome = 'proven')`
const otherDevices = sql<number>`(select count(*) from punch_device d where d.punch_id = punch.id)`

export type RosterFacts = Rows<ReturnType<typeof rosterRead>>
export type Listed = RosterFacts['people'][number]
export type Punched = RosterFacts['punches'][number]
export type Word = RosterFacts['attendance'][number]

/** The shifts around a date of which somebody, of whichever class, has proven to be there by a room's code. */
export const provenShifts = ({ db }: Ctx, date: WorkDate) =>
  db.query
    .selectDistinct({ date: codeTry.date, shift: codeTry.shift })
    .from(codeTry)
    .where(
      and(
        eq(codeTry.seasonId, currentSeasonId),
        eq(codeTry.outcome, 'proven'),
        between(codeTry.date, addDays(date, -2), addDays(date, 2)),
      ),
    )

export const codesShownAt = (
  proven: readonly { date: string; shift: string }[],
  { date, code }: { date: string; code: string },
): boolean => proven.some((one) => one.date === date && one.shift === code)

/** Students with their places in a season; `placesOn` picks those of a date. */
export const places = ({ db }: Ctx) =>
  db.query
    .select({
      personId: person.id,
      number: person.number,
      name: person.name,
      className: membership.className,
      group: membership.groupName,
      leader: membership.leader,
      fromDate: membership.fromDate,
      entersOn: enrolment.entersOn,
      leavesOn: enrolment.leavesOn,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(
      enrolment,
      and(eq(enrolment.personId, membership.personId), eq(enrolment.seasonId, membership.seasonId)),
    )
