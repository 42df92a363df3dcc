import { standingOf } from '../../shared/payouts/standing.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { summary } from './run-summary.ts'
import { runsRead } from './runs-read.ts'

/** One run with its payslips in the roster's order, and where it stands. */
export async function seeRun(ctx: Ctx, id: string) {
  const { facts } = await authorise(ctx, 'payouts.see', { read: runsRead(ctx, id) })
  const [run] = facts.runs
  if (!run) throw new Fault('not-found')
  return {
    ...summary(run, facts),
    payslips: facts.slips.map(({ runId: _run, publishedAt, objected, attested, ...slip }) => ({
      ...slip,
      standing: standingOf({ ...slip, publishedAt, objected, attested }),
    })),
  }
}
