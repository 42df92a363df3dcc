import { and, between, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ReportedShift } from '../../shared/reports/report.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { recordsOn } from '../attendance/shift-records.ts'
import { placesOf } from '../attendance/shift-roster.ts'
import { rosterRead } from '../attendance/shift-roster-read.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { onlineTime } from '../online/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { dayReport } from './table.ts'

/** What the reports from a date to a date are made of, and those that were made; newest versions first. */
export function dayRead(ctx: Ctx, within: SQL, from: WorkDate, to: WorkDate) {
  const { query } = ctx.db
  return {
    ...rosterRead(ctx, within, from, to),
    online: query
      .select({ personId: onlineTime.personId, date: onlineTime.date })
      .from(onlineTime)
      .where(
        and(
          eq(onlineTime.seasonId, currentSeasonId),
          between(onlineTime.date, from, to),
          inArray(onlineTime.personId, within),
          isNull(onlineTime.withdrawnBy),
        ),
      ),
    reports: query
      .select()
      .from(dayReport)
      .where(and(eq(dayReport.seasonId, currentSeasonId), between(dayReport.date, from, to)))
      .orderBy(desc(dayReport.version)),
  }
}
export type DayFacts = Rows<ReturnType<typeof dayRead>>

/** Every shift of a date that was planned for, or worked by, somebody who is in sight. */
export function shiftsOf(
  facts: DayFacts,
  date: WorkDate,
  inSight: (place: Listed) => boolean,
): ReportedShift[] {
  // What is counted does not depend on the moment.
  const records = recordsOn(facts, date, 0)
  const online = new Set(facts.online.filter((row) => row.date === date).map((row) => row.personId))
  return placesOf(facts, date)
    .filter(inSight)
    .flatMap(({ personId, className }) =>
      records(personId).map(({ code, name, startsAt, planned, checkIn, state, confirmed, disputed }) => ({
        personId,
        className,
        code,
        name,
        startsAt,
        planned,
        checkedIn: checkIn !== null,
        state,
        confirmed,
        disputed,
        online: online.has(personId),
      })),
    )
}
