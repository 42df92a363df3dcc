import { workDateOf } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { computeRun } from '../payouts/compute-run.ts'
import { theRun } from '../payouts/run-content.ts'
import { runAndApprovals } from '../payouts/run-read.ts'
import type { RunFacts } from '../payouts/run-read.ts'
import type { payoutRun } from '../payouts/table.ts'
import { findDiscrepancies } from './find.ts'
import { foundRead } from './found-read.ts'
import type { FoundFacts } from './found-read.ts'

/** A run with everything that it and its discrepancies are made from. */
export const runWithFound = (ctx: Ctx, id: string) => ({ ...runAndApprovals(ctx, id), ...foundRead(ctx) })

type Facts = RunFacts & FoundFacts & { run: (typeof payoutRun.$inferSelect)[] }

/** The run as the facts have it now, and what is found in them. */
export function runNow(facts: Facts, now: number) {
  const run = theRun(facts)
  const period = { from: workDateOf(run.fromDate), to: workDateOf(run.toDate) }
  const computed = computeRun(run.id, period, facts)
  return { run, computed, found: findDiscrepancies(period, computed, facts, now) }
}
