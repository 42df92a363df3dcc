import { and, asc, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { onlineTime } from '../online/table.ts'
import type { Span } from '../rulings/input.ts'
import { history } from '../rulings/rulings-read.ts'
import type { Ruled } from '../rulings/rulings-read.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { repair } from './table.ts'

/** What these students reported, oldest first, each with the minutes of the day; null where there are none yet. */
export const repairsRead = ({ db }: Ctx, within: SQL, span?: Span) => {
  const minutes = db.query
    .select({ sum: sql`sum(${onlineTime.minutes})` })
    .from(onlineTime)
    .where(
      and(
        eq(onlineTime.seasonId, repair.seasonId),
        eq(onlineTime.personId, repair.personId),
        eq(onlineTime.date, repair.date),
        isNull(onlineTime.withdrawnBy),
      ),
    )
  return db.query
    .select({
      id: repair.id,
      personId: repair.personId,
      date: repair.date,
      kind: repair.kind,
      seat: repair.seat,
      note: repair.note,
      reportedAt: repair.reportedAt,
      minutes: sql<number | null>`${minutes}`,
    })
    .from(repair)
    .where(
      and(
        eq(repair.seasonId, currentSeasonId),
        inArray(repair.personId, within),
        span && between(repair.date, span.from, span.to),
      ),
    )
    .orderBy(asc(repair.reportedAt), asc(repair.id))
}
type Row = Awaited<ReturnType<typeof repairsRead>>[number]

/** As it is listed: closed once somebody has said what was done. */
export function shownRepair({ personId: _person, ...row }: Row, rulings: readonly Ruled[]) {
  const [closed] = history(rulings)
  return { ...row, closed: closed ? { by: closed.by, at: closed.at, remark: closed.reason } : null }
}
