import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { reportRead, theReport } from './report-read.ts'

/** The season in figures: of now, or as it was when it was closed. */
export async function seeSeasonReport(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'season-report.see', { read: reportRead(ctx) })
  const { report, hash, closedAt } = theReport(ctx, facts)
  return { now: ctx.clock.now(), closedAt, hash, report }
}
