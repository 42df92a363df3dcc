import { asc, eq } from 'drizzle-orm'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { transfer } from './table.ts'

/** The caller's own attempts, oldest first. */
export const ownTransfersRead = (ctx: Ctx) => ({
  transfers: ctx.db.query
    .select({
      id: transfer.id,
      payslipId: transfer.payslipId,
      batchId: transfer.batchId,
      attempt: transfer.attempt,
      amount: transfer.amount,
      tail: transfer.accountTail,
      state: transfer.state,
      sentAt: transfer.sentAt,
      settledAt: transfer.settledAt,
      reason: transfer.reason,
      confirmedAt: transfer.confirmedAt,
    })
    .from(transfer)
    .where(eq(transfer.personId, ownId(ctx)))
    .orderBy(asc(transfer.attempt)),
})

type Own = Awaited<ReturnType<typeof ownTransfersRead>['transfers']>[number]

/** As the student sees it: the bank's words, and whether it was handed over otherwise. */
export const ownTransfer = ({ payslipId: _slip, batchId, ...one }: Own) => ({
  ...one,
  byBank: batchId !== null,
})
