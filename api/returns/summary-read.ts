import { and, between, desc, eq, getTableColumns } from 'drizzle-orm'
import type { ReturnSummary } from '../../shared/returns/summary.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { returnAck, returnSummary } from './table.ts'

/** The caller's own summaries of these nights, the newest version of each first. */
export const ownSummaries = (ctx: Ctx, from: WorkDate, to: WorkDate) =>
  ctx.db.query
    .select({ ...getTableColumns(returnSummary), ackAt: returnAck.at })
    .from(returnSummary)
    .leftJoin(returnAck, eq(returnAck.summaryId, returnSummary.id))
    .where(
      and(
        eq(returnSummary.seasonId, currentSeasonId),
        eq(returnSummary.personId, ownId(ctx)),
        between(returnSummary.date, from, to),
      ),
    )
    .orderBy(desc(returnSummary.date), desc(returnSummary.version))
type Row = Awaited<ReturnType<typeof ownSummaries>>[number]

/** Of each night the newest version; rows come newest first. */
export const newestSummaries = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.toReversed().map((row) => [`${row.date} ${row.shift}`, row])).values(),
]

export function shownSummary(rows: readonly Row[], { date, code }: { date: string; code: string }) {
  const row = rows.find((one) => one.date === date && one.shift === code)
  if (!row) return null
  const { version, at, ackAt, content } = row
  return { version, at, ackAt, content: content ? (JSON.parse(content) as ReturnSummary) : null }
}
