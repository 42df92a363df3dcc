import { and, between, desc, eq, gte, lt } from 'drizzle-orm'
import { addDays } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { notice } from '../notices/table.ts'
import { groupsRead } from '../robots/groups.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { nightRead } from './night-read.ts'
import { returnAlert, returnSummary } from './table.ts'

/** The nights from a date to a date, with what those in charge have been told of them. */
export function watchRead(ctx: Ctx, from: WorkDate, to: WorkDate) {
  const near = (table: typeof returnAlert | typeof returnSummary) =>
    and(eq(table.seasonId, currentSeasonId), between(table.date, from, to))
  return {
    ...nightRead(ctx, withinReach(ctx, 'server.operate'), from, to),
    ...groupsRead(ctx),
    alerts: ctx.db.query.select().from(returnAlert).where(near(returnAlert)),
    asked: ctx.db.query
      .select({ personId: notice.personId, about: notice.about })
      .from(notice)
      .where(and(gte(notice.id, `return-due:${from}`), lt(notice.id, `return-due:${addDays(to, 1)}`))),
    summaries: ctx.db.query
      .select()
      .from(returnSummary)
      .where(near(returnSummary))
      .orderBy(desc(returnSummary.version)),
  }
}
export type WatchFacts = Rows<ReturnType<typeof watchRead>>
