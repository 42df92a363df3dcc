import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { summary } from './run-summary.ts'
import { runsRead } from './runs-read.ts'

/** All runs of the season, newest period first. */
export async function seeRuns(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'payouts.see', { read: runsRead(ctx) })
  return { runs: facts.runs.map((run) => summary(run, facts)).toReversed() }
}
