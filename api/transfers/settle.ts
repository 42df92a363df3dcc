import { and, eq, sql } from 'drizzle-orm'
import { told } from '../../shared/files/problem.ts'
import { matchResult } from '../../shared/transfers/match.ts'
import type { Matched } from '../../shared/transfers/match.ts'
import { readBankResult } from '../../shared/transfers/result-file.ts'
import { reconciled } from '../../shared/transfers/transfer.ts'
import { fromBase64 } from '../files/base64.ts'
import { readsHere } from '../files/reads.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { notify } from '../notices/notify.ts'
import { mustBeOpen } from '../payouts/run-open.ts'
import { payoutRun } from '../payouts/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import type { BankResult } from './result-input.ts'
import { bankBatch, transfer } from './table.ts'

/**
 * The bank's result of a batch: looked at without the preview's hash, taken with it. A file that holds one line which
 * cannot be is not taken at all; one that says nothing new changes nothing, so it may come as often as it likes.
 */
export const settle = (ctx: Ctx, input: BankResult) => again(() => settleOnce(ctx, input))

async function settleOnce(ctx: Ctx, { id, file, base64, filesHash }: BankResult) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'transfers.settle', {
    read: {
      batches: query
        .select({
          id: bankBatch.id,
          from: payoutRun.fromDate,
          to: payoutRun.toDate,
          closedAt: payoutRun.closedAt,
        })
        .from(bankBatch)
        .innerJoin(payoutRun, eq(payoutRun.id, bankBatch.runId))
        .where(and(eq(bankBatch.id, id), eq(payoutRun.seasonId, currentSeasonId))),
      transfers: query.select().from(transfer).where(eq(transfer.batchId, id)),
    },
  })
  const [batch] = facts.batches
  if (!batch) throw new Fault('not-found')
  mustBeOpen(facts.batches)
  const hash = sha256Hex(base64)
  if (filesHash !== undefined && filesHash !== hash) throw new Fault('file-changed')
  const matched = await matchedWith(ctx, facts.transfers, file, fromBase64(base64))
  const answer = preview(ctx, facts.transfers, matched, hash)
  const ended = matched.paid.length + matched.failed.length
  if (filesHash === undefined || (!ended && !matched.problems.length)) return answer
  if (matched.problems.length)
    throw new Fault('import-refused', { count: answer.problems.length, problems: answer.problems })
  return commit(ctx, me, {
    writes: settleWrites(ctx, me.personId, batch, facts.transfers, matched),
    events: [
      {
        action: 'transfers.settle',
        target: id,
        after: { file: hash, paid: matched.paid.length, failed: matched.failed.length },
      },
    ],
    answer: { ...answer, applied: true },
    conflict: 'overtaken',
  })
}

type Stored = typeof transfer.$inferSelect

async function matchedWith(
  ctx: Ctx,
  transfers: readonly Stored[],
  file: string,
  bytes: Uint8Array,
): Promise<Matched> {
  const sheet = await (ctx.reads ?? readsHere).sheet(file, bytes)
  const read = 'reason' in sheet ? { rows: [], problems: [sheet] } : readBankResult(sheet)
  const sent = transfers.map((one) => ({ ...one, account: one.accountIndex ?? '' }))
  const lines = read.rows.map((row) => ({ ...row, account: ctx.keys.blindIndex('card_number', row.account) }))
  const matched = matchResult(file, sent, lines)
  return { ...matched, problems: [...read.problems, ...matched.problems] }
}

/** What the file says, in the reader's words; the amounts are those that would be known after it. */
function preview(ctx: Ctx, transfers: readonly Stored[], matched: Matched, filesHash: string) {
  const [paid, failed] = [new Set(matched.paid), new Map(matched.failed.map((one) => [one.id, one.reason]))]
  const after = transfers.map(({ id, amount, state }) => ({
    amount,
    state: paid.has(id) ? ('paid' as const) : failed.has(id) ? ('failed' as const) : state,
  }))
  const inWords = told(ctx.caller.locale)
  return {
    applied: false,
    filesHash,
    paid: matched.paid.length,
    failed: transfers
      .filter(({ id }) => failed.has(id))
      .map(({ id, name, amount, accountTail }) => ({ name, amount, accountTail, reason: failed.get(id)! })),
    same: matched.same,
    open: matched.open,
    after: reconciled(after),
    problems: matched.problems.map(inWords),
    warnings: matched.warnings.map(inWords),
  }
}

/** Each end is written where the transfer is still open; the students hear of theirs in the same batch. */
function settleWrites(
  ctx: Ctx,
  by: string,
  { from, to }: { from: string; to: string },
  transfers: readonly Stored[],
  { paid, failed }: Matched,
): Write[] {
  const { query } = ctx.db
  const ended = [
    ...paid.map((id) => ({ id, state: 'paid' as const, reason: '' })),
    ...failed.map((one) => ({ ...one, state: 'failed' as const })),
  ]
  const byId = new Map(transfers.map((one) => [one.id, one]))
  const ids = JSON.stringify(ended.map(({ id }) => id))
  return [
    ...mustHold(
      query,
      sql`(select count(*) from transfer where state = 'sent'
        and id in (select value from json_each(${ids}))) = ${ended.length}`,
    ),
    ...ended.flatMap(({ id, state, reason }) => {
      const { personId, amount, accountTail } = byId.get(id)!
      const params = { from, to, amount, tail: accountTail ?? '', reason }
      return [
        query
          .update(transfer)
          .set({ state, reason, settledAt: ctx.clock.now(), settledBy: by })
          .where(eq(transfer.id, id)),
        notify(ctx, { personId, kind: `transfer-${state}`, about: id, params }),
      ]
    }),
  ]
}
