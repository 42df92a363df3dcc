import { and, eq, sql } from 'drizzle-orm'
import type { Period } from '../../shared/allowance/facts.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import type { ComputedRun } from './compute-run.ts'
import { saidAsRead } from './settled.ts'
import { payoutRun, payslip } from './table.ts'

type Stored = typeof payoutRun.$inferSelect

interface Draft {
  id: string
  seasonId: string
  period: Period
  computedBy: string
  run: ComputedRun
  before: Stored | undefined
  /** Only cards have changed, after publishing: state, version and approvals stay. */
  sameContent: boolean
}

/** The run's own row. A new one is written only while no other run has a date of its period. */
export function runWrites(ctx: Ctx, draft: Draft): Write[] {
  const { id, seasonId, period, computedBy, before, sameContent } = draft
  const { contentHash, earnedHash } = draft.run
  const computed = { computedAt: ctx.clock.now(), computedBy }
  if (before) {
    const moved = { state: 'draft' as const, contentHash, earnedHash, version: before.version + 1 }
    return mustChangeOne(
      ctx.db.query
        .update(payoutRun)
        .set({ ...computed, ...(sameContent ? {} : moved) })
        .where(and(eq(payoutRun.id, id), eq(payoutRun.version, before.version))),
    )
  }
  const { from: fromDate, to: toDate } = period
  const run = {
    id,
    seasonId,
    fromDate,
    toDate,
    state: 'draft' as const,
    version: 1,
    contentHash,
    earnedHash,
    ...computed,
  }
  return [...mustHold(ctx.db.query, noOther(run)), ctx.db.query.insert(payoutRun).values(run)]
}

const noOther = ({ seasonId, fromDate, toDate }: Pick<Stored, 'seasonId' | 'fromDate' | 'toDate'>) =>
  sql`not exists (select 1 from payout_run where season_id = ${seasonId} and from_date <= ${toDate}
    and to_date >= ${fromDate})`

/**
 * New revisions, after the ones before them have been retired: those of them that were signed have to be told of.
 * With the period of a published run they are shown at once.
 */
export function slipWrites(
  ctx: Ctx,
  runId: string,
  { slips, retires }: ComputedRun,
  shownFor?: Period,
): Write[] {
  const { query } = ctx.db
  const publishedAt = shownFor ? ctx.clock.now() : null
  const rows = slips
    .filter((slip) => !slip.keeps)
    .map(({ keeps: _keeps, earned: _earned, ...slip }) => ({
      id: ctx.newId(),
      runId,
      current: true,
      publishedAt,
      ...slip,
    }))
  return [
    ...(retires.length ? retire(ctx, retires) : []),
    ...rows.map((row) => query.insert(payslip).values(row)),
    ...(shownFor ? rows.map((row) => tell(ctx, row, shownFor)) : []),
  ]
}

const tell = (ctx: Ctx, { id, personId }: { id: string; personId: string }, { from, to }: Period): Write =>
  notify(ctx, { personId, kind: 'payslip-changed', about: id, params: { from, to } })

/** Refused where somebody has signed or attested one of them since, or it went to the bank. */
function retire({ db: { query } }: Ctx, retires: ComputedRun['retires']): Write[] {
  const ids = sql`(select value from json_each(${JSON.stringify(retires.map(({ id }) => id))}))`
  const signed = retires.filter((slip) => slip.signed).length
  const attestations = retires.filter((slip) => slip.attestationId !== null).length
  return [
    ...mustHold(query, saidAsRead(ids, signed, attestations)),
    ...mustHold(query, sql`not exists (select 1 from transfer where payslip_id in ${ids})`),
    query
      .update(payslip)
      .set({ current: false })
      .where(sql`${payslip.id} in ${ids}`),
  ]
}
