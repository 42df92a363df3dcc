import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import type { Rows } from '../kernel/db.ts'
import type { RunFacts } from '../payouts/run-read.ts'
import type { payoutRun } from '../payouts/table.ts'
import { theSeason } from '../seasons/current.ts'
import type { serviceRead } from '../served/served-read.ts'
import { reportNow } from './report-read.ts'
import { seasonReport } from './table.ts'

type Stored = typeof payoutRun.$inferSelect

/**
 * What closing a run writes beside it where it is the season's last: the report as it is now, which stays. With nothing
 * to keep, nothing.
 */
export function reportKept(
  ctx: Ctx,
  run: Stored,
  all: readonly Stored[],
  facts: RunFacts & Rows<ReturnType<typeof serviceRead>>,
): { writes: Write[]; hash?: string } {
  const { id: seasonId, endsOn } = theSeason(facts.season)
  const runs = all.filter((one) => one.seasonId === seasonId)
  const open = runs.some(({ id, closedAt }) => id !== run.id && closedAt === null)
  if (open || runs.every(({ toDate }) => toDate < endsOn)) return { writes: [] }
  const { bytes, hash } = reportNow(ctx, facts)
  const row = { seasonId, bytes, hash, at: ctx.clock.now() }
  return { writes: [ctx.db.query.insert(seasonReport).values(row)], hash }
}
