import { and, eq } from 'drizzle-orm'
import { standingClosings } from '../../shared/closings/closing.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theRun } from '../payouts/run-content.ts'
import { payoutRun } from '../payouts/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { closingRead, openOf } from './closing-read.ts'

/** What is open in a run, and who has said that it is done with. */
export async function seeClosing(ctx: Ctx, { run: id }: { run: string }) {
  const { facts } = await authorise(ctx, 'closings.see', {
    read: {
      run: ctx.db.query
        .select()
        .from(payoutRun)
        .where(and(eq(payoutRun.id, id), eq(payoutRun.seasonId, currentSeasonId))),
      ...closingRead(ctx, id),
    },
  })
  const run = theRun(facts)
  const { slips: open, hash: openHash } = openOf(facts)
  return {
    closedAt: run.closedAt,
    openHash,
    open,
    said: standingClosings(facts.closings, openHash).map(({ side, name, reason, at }) => ({
      side,
      name,
      reason,
      at,
    })),
  }
}
