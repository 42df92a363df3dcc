import { checkpoint } from '../kernel/checkpoint.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import type { payoutRun } from './table.ts'

type Stored = typeof payoutRun.$inferSelect

/** The run that was asked for. */
export function theRun({ run: [found] }: { run: Stored[] }): Stored {
  if (!found) throw new Fault('not-found')
  return found
}

/** What is approved or published stands behind a signed head of the log: its number and hash. */
export async function sealedHead(ctx: Ctx): Promise<string> {
  const { seq, h } = await checkpoint(ctx)
  return `${seq}:${h}`
}
