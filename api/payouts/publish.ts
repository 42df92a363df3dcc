import { and, eq, isNull, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { mayPublish } from '../../shared/payouts/approval.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { notice } from '../notices/table.ts'
import { undecided } from '../discrepancies/find.ts'
import { runNow, runWithFound } from '../discrepancies/of-run.ts'
import type { publishInput } from './input.ts'
import { sealedHead } from './run-content.ts'
import { mustBeOpen } from './run-open.ts'
import { stillSo } from './run-read.ts'
import type { RunFacts } from './run-read.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { payoutRun, payslip } from './table.ts'

type Input = v.InferOutput<typeof publishInput>

/**
 * Shows the payslips to the students and asks them to sign. Needs both approvals of the content that
 * the facts still give, and that everything to be looked at in them has been put right or decided; of two people who
 * press at once one publishes.
 */
export const publish = (ctx: Ctx, input: Input) => again(() => publishOnce(ctx, input))

async function publishOnce(ctx: Ctx, { id, version }: Input) {
  const { me, facts } = await authorise(ctx, 'payouts.publish', { read: runWithFound(ctx, id) })
  const { run, computed, found } = runNow(facts, ctx.clock.now())
  mustBeOpen([run])
  const may = mayPublish(run, facts.approvals, version, computed.contentHash)
  if (!may.ok) throw new Fault(may.reason)
  const open = undecided(found)
  if (open) throw new Fault('undecided-discrepancies', { count: open })
  const checkpoint = await sealedHead(ctx)
  const after = { contentHash: run.contentHash, version: version + 1, checkpoint }
  const published = { state: 'published' as const, publishedAt: ctx.clock.now(), version: version + 1 }
  const asSeen = and(eq(payoutRun.id, id), eq(payoutRun.version, version), eq(payoutRun.state, 'draft'))
  const unseen = and(eq(payslip.runId, id), eq(payslip.current, true), isNull(payslip.publishedAt))
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, stillSo(ctx, facts)),
      ...mustHold(ctx.db.query, noneTakenBack(facts.decisions.length)),
      ...mustChangeOne(ctx.db.query.update(payoutRun).set(published).where(asSeen)),
      ctx.db.query.update(payslip).set({ publishedAt: published.publishedAt }).where(unseen),
      ...facts.newest.filter((slip) => slip.current).map((slip) => tell(ctx, run, slip)),
    ],
    events: [{ action: 'payouts.publish', target: id, after }],
    answer: { id, version: version + 1, publishedAt: published.publishedAt },
    conflict: 'overtaken',
  })
}

/** Decisions change no payslip, so a change of them is looked for by itself. */
const noneTakenBack = (count: number) =>
  sql`(select count(*) from discrepancy_decision where season_id = ${currentSeasonId}) = ${count}`

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
