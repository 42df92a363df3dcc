import { and, asc, eq } from 'drizzle-orm'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { personKey } from '../people/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { payoutRun } from '../payouts/table.ts'
import { bankFile } from './bank-bytes.ts'
import type { BankFormat } from './input.ts'
import { orderAgain } from './orders.ts'
import { bankBatch, transfer } from './table.ts'

type Input = { id: string; format: BankFormat }

/**
 * A batch as the file for the bank, the same bytes whoever asks and however often. It is the one thing that holds
 * whole card numbers: each owner can see afterwards that it was made.
 */
export async function batchFile(
  ctx: Ctx,
  { id, format }: Input,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'transfers.file', {
    read: {
      batches: query
        .select({ batch: bankBatch, from: payoutRun.fromDate, to: payoutRun.toDate })
        .from(bankBatch)
        .innerJoin(payoutRun, eq(payoutRun.id, bankBatch.runId))
        .where(and(eq(bankBatch.id, id), eq(payoutRun.seasonId, currentSeasonId))),
      transfers: query
        .select({ transfer, wrapped: personKey.wrapped })
        .from(transfer)
        .leftJoin(personKey, eq(personKey.personId, transfer.personId))
        .where(eq(transfer.batchId, id))
        .orderBy(asc(transfer.line)),
    },
  })
  const [found] = facts.batches
  if (!found) throw new Fault('not-found')
  const made = await Promise.all(
    facts.transfers.map(({ transfer: row, wrapped }) => {
      if (row.account === null || wrapped === null) throw new Fault('batch-erased')
      return orderAgain(ctx, row, wrapped)
    }),
  )
  const bytes = await bankFile(
    format,
    made.map(({ order }) => order),
  )
  // Whoever has the first file must not be given another under the same name.
  if (bytesToHex(sha256(bytes)) !== found.batch[`${format}Hash`]) throw new Fault('batch-differs')
  const { from, to, batch } = found
  const name = `${from}_${to}_${batch.number}.${format}`
  return commit(ctx, me, {
    writes: [],
    events: [
      { action: 'transfers.file', target: id, after: { format, count: made.length } },
      ...made.map(({ entry }) => ({ ...entry, role: 'finance' })),
    ],
    answer: { name, bytes },
    kept: { name },
  })
}
