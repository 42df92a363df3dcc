import { eq } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { payoutRun } from './table.ts'

/** Whether a run is closed, for a verb that is about something in it. */
export const closedRead = ({ db }: Ctx, runId: SQL | string) =>
  db.query.select({ closedAt: payoutRun.closedAt }).from(payoutRun).where(eq(payoutRun.id, runId))

/** A closed run changes no more; the triggers of its tables hold it where two commands meet. */
export function mustBeOpen(runs: readonly { closedAt: number | null }[]): void {
  if (runs.some(({ closedAt }) => closedAt !== null)) throw new Fault('run-closed')
}
