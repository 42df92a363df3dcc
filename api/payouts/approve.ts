import { and, eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { mayApprove } from '../../shared/payouts/approval.ts'
import type { Side } from '../../shared/payouts/approval.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { undecided } from '../discrepancies/find.ts'
import { runNow, runWithFound } from '../discrepancies/of-run.ts'
import { sealedHead } from './run-content.ts'
import { mustBeOpen } from './run-open.ts'
import { stillSo } from './run-read.ts'
import { approval, payoutRun } from './table.ts'

type Input = v.InferOutput<typeof import('./input.ts').approveInput>

/**
 * One side approves exactly the content it has seen. Company and school are two people; content that
 * the facts have overtaken is not approved.
 */
export const approve = (ctx: Ctx, side: Side, input: Input) => again(() => approveOnce(ctx, side, input))

async function approveOnce(ctx: Ctx, side: Side, { id, contentHash }: Input) {
  const { me, facts } = await authorise(ctx, `payouts.approve-${side}`, { read: runWithFound(ctx, id) })
  const { run, computed, found } = runNow(facts, ctx.clock.now())
  const approves = { side, personId: me.personId, contentHash }
  mustBeOpen([run])
  const may = mayApprove(run, facts.approvals, approves, computed.contentHash)
  if (!may.ok) throw new Fault(may.reason)
  const checkpoint = await sealedHead(ctx)
  // Who approves is told what is still open, and the log keeps that it was.
  const open = undecided(found)
  const row = { id: ctx.newId(), runId: id, at: ctx.clock.now(), ...approves }
  const asSeen = and(
    eq(payoutRun.id, id),
    eq(payoutRun.contentHash, contentHash),
    eq(payoutRun.state, 'draft'),
  )
  const moved = { version: sql`${payoutRun.version} + 1` }
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, stillSo(ctx, facts)),
      ...mustChangeOne(ctx.db.query.update(payoutRun).set(moved).where(asSeen)),
      ctx.db.query.insert(approval).values(row),
    ],
    events: [
      { action: `payouts.approve-${side}`, target: id, after: { contentHash, checkpoint, undecided: open } },
    ],
    answer: { side, contentHash, at: row.at, undecided: open },
    conflict: 'overtaken',
  })
}
