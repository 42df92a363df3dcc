/** Claiming a job, finishing it, putting it off: each one conditional statement on the job's row. */
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { refusedByConstraint } from '../kernel/db.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { nextRun } from './recurring.ts'
import { job } from './table.ts'

export type Job = typeof job.$inferSelect

/** A runner that dies gives its job back after this long. */
const leaseMs = 2 * 60_000
const longestWait = 60 * 60_000

/** Takes the job for a while; false where another runner was faster. */
export async function claim(ctx: Ctx, { id, attempts }: Job): Promise<boolean> {
  const now = ctx.clock.now()
  const free = and(
    eq(job.id, id),
    eq(job.attempts, attempts),
    isNull(job.doneAt),
    lte(job.leasedUntil, now),
    lte(job.dueAt, now),
  )
  const take = ctx.db.query
    .update(job)
    .set({ leasedUntil: now + leaseMs, attempts: attempts + 1 })
    .where(free)
  try {
    await ctx.db.write(mustChangeOne(take))
    return true
  } catch (error) {
    if (refusedByConstraint(error)) return false
    throw error
  }
}

/**
 * Marks a claimed job as done, or as due again. A handler puts these into its own batch where its
 * effect must happen once: if another runner has taken the job since, the batch is refused.
 */
export function finished(ctx: Ctx, { id, kind, attempts }: Job): Write[] {
  const now = ctx.clock.now()
  const next = nextRun(kind, now)
  const end = { leasedUntil: 0, lastError: null }
  const set = next === undefined ? { ...end, doneAt: now } : { ...end, dueAt: next, attempts: 0 }
  const held = and(eq(job.id, id), eq(job.attempts, attempts + 1), isNull(job.doneAt))
  return mustChangeOne(ctx.db.query.update(job).set(set).where(held))
}

/** After an error the job waits: ten seconds, then twice as long each time, at most an hour. */
export function putOff(ctx: Ctx, { id, attempts }: Job, error: unknown): Write {
  const wait = Math.min(longestWait, 10_000 * 2 ** Math.min(attempts, 20))
  return ctx.db.query
    .update(job)
    .set({ leasedUntil: ctx.clock.now() + wait, lastError: String(error).slice(0, 200) })
    .where(and(eq(job.id, id), eq(job.attempts, attempts + 1), isNull(job.doneAt)))
}
