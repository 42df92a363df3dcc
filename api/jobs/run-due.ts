/**
 * Runs what is due. A runner claims a job by lease, so that two of them (two Workers, a job that
 * outlives its lease) do not both run it; a handler may still see a job twice and must not mind.
 */
import { and, asc, inArray, isNull, lte } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { refusedByConstraint } from '../kernel/db.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import type { JobKind } from './kinds.ts'
import { claim, finished, putOff } from './lease.ts'
import type { Job } from './lease.ts'
import { planJob } from './plan.ts'
import { recurringKinds } from './recurring.ts'
import { job } from './table.ts'

/** `done` belongs into the handler's own batch where it has one; the runner writes it otherwise. */
export type Handler = (ctx: Ctx, params: Record<string, string>, done: Write[]) => Promise<unknown>
export type Handlers = Record<JobKind, Handler>

const atOnce = 20
/** A job may plan others that are due already; a job that always does would never let go. */
const mostRounds = 25

/** Runs every job that is due by the context's clock; gives how many succeeded. */
export async function runDue(ctx: Ctx, handlers: Handlers): Promise<number> {
  let succeeded = 0
  for (let round = 0; round < mostRounds; round++) {
    const { due, recurring } = await ctx.db.read(dueNow(ctx))
    const known = new Set(recurring.map((row) => row.id))
    const missing = recurringKinds.filter((kind) => !known.has(kind))
    if (!due.length && !missing.length) break
    if (missing.length) await ctx.db.write(missing.map((kind) => plantRecurring(ctx, kind)))
    for (const each of due) if (await run(ctx, handlers, each)) succeeded++
  }
  return succeeded
}

const plantRecurring = (ctx: Ctx, kind: JobKind) => planJob(ctx, { id: kind, kind, dueAt: ctx.clock.now() })

function dueNow({ db: { query }, clock }: Ctx) {
  const now = clock.now()
  return {
    due: query
      .select()
      .from(job)
      .where(and(isNull(job.doneAt), lte(job.dueAt, now), lte(job.leasedUntil, now)))
      .orderBy(asc(job.dueAt))
      .limit(atOnce),
    recurring: query.select({ id: job.id }).from(job).where(inArray(job.id, recurringKinds)),
  }
}

async function run(ctx: Ctx, handlers: Handlers, each: Job): Promise<boolean> {
  if (!(await claim(ctx, each))) return false
  const handler = handlers[each.kind as JobKind] ?? unknownKind
  const caller = { ...ctx.caller, requestId: each.id, route: `job ${each.kind}` }
  try {
    await handler({ ...ctx, caller }, each.params, finished(ctx, each))
    await finish(ctx, each)
    return true
  } catch (error) {
    if (error instanceof Fault && error.code === 'unavailable') throw error
    console.error(JSON.stringify({ event: 'job_failed', job: each.id, error: String(error) }))
    await ctx.db.write([putOff(ctx, each, error)])
    return false
  }
}

/** The handler may have written it with its own batch; then the condition no longer holds. */
async function finish(ctx: Ctx, each: Job) {
  try {
    await ctx.db.write(finished(ctx, each))
  } catch (error) {
    if (!refusedByConstraint(error)) throw error
  }
}

const unknownKind: Handler = async () => {
  throw new Error('no handler for this kind of job')
}
