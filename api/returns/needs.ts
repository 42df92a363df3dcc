import { and, between, desc, eq } from 'drizzle-orm'
import { isClosed } from '../../shared/returns/return.ts'
import type { ReturnSummary } from '../../shared/returns/summary.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { newestSummaries, ownSummaries } from './summary-read.ts'
import { returnClosing } from './table.ts'

/** So long a night stays among what waits for somebody. */
const days = 14

/** Nights that wait for the caller: somebody is missing and nobody has closed it, or a summary has not been read. */
export async function returnNeeds(ctx: Ctx) {
  const to = addDays(workDateAt(ctx.clock.now(), 'UTC'), 1)
  const from = addDays(to, -days)
  const { facts } = await authorise(ctx, 'returns.see', {
    read: {
      summaries: ownSummaries(ctx, from, to),
      closings: ctx.db.query
        .select()
        .from(returnClosing)
        .where(and(eq(returnClosing.seasonId, currentSeasonId), between(returnClosing.date, from, to)))
        .orderBy(desc(returnClosing.at)),
    },
  })
  const waiting = newestSummaries(facts.summaries).flatMap(({ content, ackAt, ...row }) => {
    if (!content) return []
    const { unaccounted, name } = JSON.parse(content) as ReturnSummary
    const open = unaccounted.filter((one) => {
      const closing = facts.closings.find(
        (c) => c.date === row.date && c.shift === row.shift && c.className === one.className,
      )
      return !isClosed(closing, [one.personId])
    })
    if (!open.length && ackAt !== null) return []
    const { date, shift, version, at: since } = row
    return [
      {
        kind: 'return' as const,
        since,
        date,
        shift,
        name,
        version,
        missing: open.length,
        read: ackAt !== null,
      },
    ]
  })
  return { now: ctx.clock.now(), needs: waiting.toSorted((a, b) => a.since - b.since) }
}
