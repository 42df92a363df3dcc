import { eq, max } from 'drizzle-orm'
import type * as v from 'valibot'
import { money, sum } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { sealedHead } from '../payouts/run-content.ts'
import { mustBeOpen } from '../payouts/run-open.ts'
import { stillSo } from '../payouts/run-read.ts'
import { bankHashes } from './bank-bytes.ts'
import { candidatesNow, candidatesRead, decidedAsRead, payable, stillPayable } from './candidates.ts'
import type { batchInput } from './input.ts'
import { orderOf } from './orders.ts'
import { bankBatch, transfer } from './table.ts'

type Input = v.InferOutput<typeof batchInput>

/**
 * Puts every payslip that may go to the bank now into a batch: the signed or excused ones without a live attempt, or
 * those that failed and whose student has confirmed the card. Who is missing holds nobody up, and whoever asks at
 * the same instant finds nothing left.
 */
export const exportBatch = (ctx: Ctx, input: Input) => again(() => exportOnce(ctx, input))

async function exportOnce(ctx: Ctx, { run, kind }: Input) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'transfers.export', {
    read: {
      ...candidatesRead(ctx, run),
      number: query
        .select({ n: max(bankBatch.number) })
        .from(bankBatch)
        .where(eq(bankBatch.runId, run)),
    },
  })
  mustBeOpen(facts.runs)
  const chosen = payable(candidatesNow(facts), kind)
  if (!chosen.length) throw new Fault('nothing-to-send')
  const id = ctx.newId()
  const made = await Promise.all(chosen.map((row, i) => orderOf(ctx, row, { batchId: id, line: i + 1 })))
  const batch = {
    id,
    runId: run,
    number: (facts.number[0]?.n ?? 0) + 1,
    kind,
    count: made.length,
    total: shown(sum(made.map(({ order }) => money(order.amount)))),
    ...(await bankHashes(made.map(({ order }) => order))),
    checkpoint: await sealedHead(ctx),
    createdAt: ctx.clock.now(),
    createdBy: me.personId,
  }
  const { number, count, total, csvHash, xlsxHash } = batch
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, stillSo(ctx, facts)),
      ...mustHold(query, decidedAsRead(facts)),
      ...mustHold(query, stillPayable(chosen.map((row) => row.payslipId))),
      query.insert(bankBatch).values(batch),
      ...made.map(({ row }) => query.insert(transfer).values(row)),
    ],
    events: [
      {
        action: 'transfers.export',
        target: id,
        after: { run, number, kind, count, total, csvHash, xlsxHash },
      },
    ],
    answer: { id, number, count, total },
    conflict: 'overtaken',
  })
}
