import type { MovableClock } from '../adapters/clock.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'

/** What exists only where no configuration was given: a clock that moves, and the jobs that become due by it. */
export interface Demo {
  clock: MovableClock
  runDueJobs: (ctx: Ctx) => Promise<unknown>
}

/** A configured server has no demo, and says so like any page that is not there. */
export function theDemo(demo: Demo | undefined): Demo {
  if (!demo) throw new Fault('not-found')
  return demo
}
