import { and, eq, isNull } from 'drizzle-orm'
import * as v from 'valibot'
import { mayPublish } from '../../shared/payouts/approval.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { notice } from '../notices/table.ts'
import { hashOfFacts, sealedHead, theRun } from './run-content.ts'
import { runAndApprovals, stillSo } from './run-read.ts'
import type { RunFacts } from './run-read.ts'
import { payoutRun, payslip } from './table.ts'

export const publishInput = v.strictObject({ id: v.string(), version: v.pipe(v.number(), v.integer()) })
type Input = v.InferOutput<typeof publishInput>

/**
 * Shows the payslips to the students and asks them to sign. Needs both approvals of the content that
 * the facts still give; of two people who press at once one publishes.
 */
export const publish = (ctx: Ctx, input: Input) => again(() => publishOnce(ctx, input))

async function publishOnce(ctx: Ctx, { id, version }: Input) {
  const { me, facts } = await authorise(ctx, 'payouts.publish', { read: runAndApprovals(ctx, id) })
  const run = theRun(facts)
  const may = mayPublish(run, facts.approvals, version, hashOfFacts(run, facts))
  if (!may.ok) throw new Fault(may.reason)
  const checkpoint = await sealedHead(ctx)
  const after = { contentHash: run.contentHash, version: version + 1, checkpoint }
  const published = { state: 'published' as const, publishedAt: ctx.clock.now(), version: version + 1 }
  const asSeen = and(eq(payoutRun.id, id), eq(payoutRun.version, version), eq(payoutRun.state, 'draft'))
  const unseen = and(eq(payslip.runId, id), eq(payslip.current, true), isNull(payslip.publishedAt))
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, stillSo(ctx, facts)),
      ...mustChangeOne(ctx.db.query.update(payoutRun).set(published).where(asSeen)),
      ctx.db.query.update(payslip).set({ publishedAt: published.publishedAt }).where(unseen),
      ...facts.newest.filter((slip) => slip.current).map((slip) => tell(ctx, run, slip)),
    ],
    events: [{ action: 'payouts.publish', target: id, after }],
    answer: { id, version: version + 1, publishedAt: published.publishedAt },
    conflict: 'overtaken',
  })
}

/** One notice a payslip, however often its run is published; a student who knows an older one hears of the change. */
function tell(
  ctx: Ctx,
  { fromDate: from, toDate: to, publishedAt }: typeof payoutRun.$inferSelect,
  { id, personId, revision }: RunFacts['newest'][number],
): Write {
  const kind = publishedAt !== null && revision > 1 ? 'payslip-changed' : 'payslip-published'
  return ctx.db.query
    .insert(notice)
    .values({ id: `payslip:${id}`, personId, kind, about: id, params: { from, to }, at: ctx.clock.now() })
    .onConflictDoNothing()
}
