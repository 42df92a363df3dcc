import { asc, eq } from 'drizzle-orm'
import { money, sum } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import { heldBy } from '../../shared/transfers/payable.ts'
import { reconciled } from '../../shared/transfers/transfer.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { person } from '../people/table.ts'
import { candidateOf, candidatesNow, candidatesRead, payable } from './candidates.ts'
import type { CandidateRow } from './candidates.ts'
import { bankBatch, transfer } from './table.ts'

/**
 * Where the money of a run is: what may go to the bank now, what keeps the rest, the batches with how they ended, and
 * what failed. Sent is at every moment what is paid, failed and open.
 */
export async function seeTransfers(ctx: Ctx, { run }: { run: string }) {
  const { query } = ctx.db
  const { facts } = await authorise(ctx, 'transfers.see', {
    read: {
      ...candidatesRead(ctx, run),
      batches: query
        .select({ batch: bankBatch, by: person.name })
        .from(bankBatch)
        .leftJoin(person, eq(person.id, bankBatch.createdBy))
        .where(eq(bankBatch.runId, run))
        .orderBy(asc(bankBatch.number)),
      transfers: query
        .select({ transfer, number: person.number })
        .from(transfer)
        .innerJoin(person, eq(person.id, transfer.personId))
        .where(eq(transfer.runId, run))
        .orderBy(asc(transfer.sentAt), asc(transfer.line)),
    },
  })
  if (!facts.runs.length) throw new Fault('not-found')
  const candidates = candidatesNow(facts)
  const transfers = facts.transfers.map(({ transfer: one, number }) => ({ ...one, number }))
  const live = transfers.filter(({ state }) => state !== 'failed')
  return {
    ready: { first: ready(candidates, 'first'), again: ready(candidates, 'again') },
    held: candidates.flatMap((row) => {
      const why = heldBy(candidateOf(row))
      const settled = why === null || why === 'paid' || why === 'under-way'
      if (settled) return []
      const { payslipId, number, name, className, net } = row
      return [{ payslipId, number, name, className, net, why }]
    }),
    batches: facts.batches.map(({ batch, by }) => ({
      id: batch.id,
      number: batch.number,
      kind: batch.kind,
      createdAt: batch.createdAt,
      by: by ?? '',
      checkpoint: batch.checkpoint,
      ...reconciled(transfers.filter(({ batchId }) => batchId === batch.id)),
    })),
    failed: transfers
      .filter(({ state }) => state === 'failed')
      .map((one) => ({
        id: one.id,
        number: one.number,
        name: one.name,
        amount: one.amount,
        accountTail: one.accountTail,
        attempt: one.attempt,
        reason: one.reason,
        confirmedAt: one.confirmedAt,
        /** What took its place: another attempt under way or done. */
        resolved: live.find(({ payslipId }) => payslipId === one.payslipId)?.state ?? null,
      })),
    otherwise: transfers
      .filter(({ batchId }) => batchId === null)
      .map(({ number, name, amount, reason, sentAt }) => ({ number, name, amount, reason, sentAt })),
    total: reconciled(transfers),
  }
}

function ready(rows: readonly CandidateRow[], kind: 'first' | 'again') {
  const chosen = payable(rows, kind)
  return { count: chosen.length, total: shown(sum(chosen.map(({ net }) => money(net)))) }
}
