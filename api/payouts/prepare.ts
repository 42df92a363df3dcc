import { eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { periodOf } from '../../shared/allowance/period.ts'
import type { Period } from '../../shared/allowance/facts.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { computeRun } from './compute-run.ts'
import type { ComputedRun } from './compute-run.ts'
import { attestationVoid } from './attestation-void.ts'
import { mustBeOpen } from './run-open.ts'
import type { prepareInput } from './input.ts'
import { runRead } from './run-read.ts'
import { runWrites, slipWrites } from './run-writes.ts'
import { payoutRun, payslip } from './table.ts'

type Input = v.InferOutput<typeof prepareInput>

/**
 * Computes the draft of a period, anew as often as wanted: the same period is the same run. What the
 * facts have changed gets a new revision (its signature is void then), everything else stays as it is. Where in
 * a published run nothing but cards has changed, it stays published, and so do its approvals.
 */
export const prepare = (ctx: Ctx, input: Input) => again(() => prepareOnce(ctx, input))

async function prepareOnce(ctx: Ctx, input: Input) {
  const { query } = ctx.db
  const runs = query.select().from(payoutRun).where(eq(payoutRun.seasonId, currentSeasonId))
  const { me, facts } = await authorise(ctx, 'payouts.prepare', {
    read: { runs, ...runRead(ctx, samePeriod(input)) },
  })
  const { id: seasonId, rules } = theSeason(facts.season)
  const made = periodOf(rules, input)
  if (!made.ok) throw new Fault('period-invalid', { detail: made.reason })
  const { period } = made
  const before = facts.runs.find((r) => r.fromDate === period.from && r.toDate === period.to)
  refuseOverlap(facts.runs, period, before?.id)
  mustBeOpen(before ? [before] : [])
  const id = before?.id ?? ctx.newId()
  const run = computeRun(id, period, facts)
  const payeesOnly = before?.state === 'published' && before.earnedHash === run.earnedHash
  const sameContent = payeesOnly || (before?.contentHash === run.contentHash && !run.retires.length)
  const contentHash = payeesOnly ? before.contentHash : run.contentHash
  const answer = { id, contentHash, changed: run.slips.filter((s) => !s.keeps).length }
  const nothingNew = sameContent && !run.retires.length && !answer.changed
  if (nothingNew) return answer
  return commit(ctx, me, {
    writes: [
      ...runWrites(ctx, { id, seasonId, period, computedBy: me.personId, run, before, sameContent }),
      ...slipWrites(ctx, id, run, payeesOnly ? period : undefined),
    ],
    events: [
      { action: 'payouts.prepare', target: id, after: { ...answer, slips: run.slips.length, ...period } },
      ...voided(run, { run: id, cause: payeesOnly ? 'card-changed' : 'facts-changed' }),
    ],
    answer,
    conflict: 'overtaken',
  })
}

/** Signatures, and what stood in for one, that hold no longer, and why. */
const voided = ({ retires }: ComputedRun, after: { run: string; cause: string }): AuditEntry[] =>
  retires.flatMap(({ id, signed, attestationId }) => [
    ...(signed ? [{ action: 'payslips.void' as const, target: id, after }] : []),
    ...attestationVoid(attestationId, { ...after, payslip: id }),
  ])

/** The payslips of the run that may be meant; an end left out is known only once the rules are. */
const samePeriod = ({ from, to }: Input) => {
  const run = sql`select id from payout_run where season_id = ${currentSeasonId}`
  return sql`${payslip.runId} in (${run} and from_date = coalesce(${from ?? null}, from_date)
    and to_date = coalesce(${to ?? null}, to_date))`
}

function refuseOverlap(runs: (typeof payoutRun.$inferSelect)[], { from, to }: Period, own?: string) {
  const other = runs.find((r) => r.id !== own && r.fromDate <= to && from <= r.toDate)
  if (other) throw new Fault('run-overlaps', { from: other.fromDate, to: other.toDate })
}
