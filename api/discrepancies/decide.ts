import type * as v from 'valibot'
import type { DecisionKind } from '../../shared/discrepancies/decision.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { mustBeOpen } from '../payouts/run-open.ts'
import { stillSo } from '../payouts/run-read.ts'
import { inChunks } from '../seasons/chunks.ts'
import type { Looked } from './find.ts'
import { runNow, runWithFound } from './of-run.ts'
import type { decideBody } from './input.ts'
import { discrepancyDecision } from './table.ts'

export type Said = v.InferOutput<typeof decideBody>
type Input = { run: string; said: readonly Said[] }

/**
 * The supervisor lets discrepancies of a run stand, or takes that back, with a reason for those that are named with it. Each
 * must still be found in the facts of this moment: about what has changed meanwhile nothing has been said.
 */
export const decideDiscrepancies = (ctx: Ctx, kind: DecisionKind, input: Input) =>
  again(() => decideOnce(ctx, kind, input))

async function decideOnce(ctx: Ctx, kind: DecisionKind, { run, said }: Input) {
  const { me, facts } = await authorise(ctx, 'discrepancies.decide', { read: runWithFound(ctx, run) })
  const { found, run: stored } = runNow(facts, ctx.clock.now())
  mustBeOpen([stored])
  const byKey = new Map(found.map((one) => [one.key, one]))
  const batches = said.map(({ keys, reason }) => ({
    reason,
    batchId: ctx.newId(),
    there: those(keys, byKey, kind === 'withdraw'),
  }))
  const same = { seasonId: stored.seasonId, kind, byId: me.personId, at: ctx.clock.now() }
  const rows = batches.flatMap(({ there, reason, batchId }) =>
    there.map(({ key, turn }) => ({ id: ctx.newId(), key, turn: turn + 1, batchId, reason, ...same })),
  )
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, stillSo(ctx, facts)),
      // D1 takes a hundred parameters a statement.
      ...inChunks(rows, 10).map((some) => ctx.db.query.insert(discrepancyDecision).values(some)),
    ],
    events: batches.map(({ there, reason, batchId: batch }) => ({
      action: `discrepancies.${kind}`,
      target: run,
      after: { batch, keys: there.map(({ key }) => key) },
      reason,
    })),
    answer: { count: rows.length, at: same.at },
    conflict: 'overtaken',
  })
}

/** All of these keys, still found, and decided or not as they must be. */
function those(keys: readonly string[], found: ReadonlyMap<string, Looked>, decided: boolean): Looked[] {
  const wanted = [...new Set(keys)].map((key) => found.get(key))
  const there = wanted.filter((one) => one !== undefined)
  if (there.length < wanted.length)
    throw new Fault('discrepancy-changed', { count: wanted.length - there.length })
  const others = there.filter(({ decision }) => (decision !== undefined) !== decided)
  if (others.length) throw new Fault('discrepancy-decided', { count: others.length })
  return there
}
