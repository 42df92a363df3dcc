import type { BankOrder } from '../../shared/transfers/bank-file.ts'
import { lastFour } from '../../shared/people/private.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { openPersonKey, openPrivate, sealPrivate } from '../kernel/private.ts'
import type { CandidateRow } from './candidates.ts'
import type { transfer } from './table.ts'

type NewTransfer = typeof transfer.$inferInsert
type StoredTransfer = typeof transfer.$inferSelect

/** Where the account of a transfer is sealed. */
export const accountAt = (rowId: string) => ({ table: 'transfer', column: 'card_number', rowId }) as const

/** The transfer of one payslip: the card as it is now, sealed anew in its own place so that no later card changes it. */
export async function orderOf(
  ctx: Ctx,
  row: CandidateRow,
  place: { batchId: string; line: number },
): Promise<{ order: BankOrder; row: NewTransfer }> {
  const { personId, payslipId, runId, net: amount, payee: name } = row
  const key = await openPersonKey(ctx.keys, { personId, wrapped: row.wrapped! })
  const { text } = await openPrivate(key, { column: 'card_number', rowId: personId }, row.card!, 'bank-file')
  const id = ctx.newId()
  return {
    order: { account: text, name, amount },
    row: {
      id,
      ...place,
      runId,
      payslipId,
      personId,
      attempt: (row.lastAttempt ?? 0) + 1,
      amount,
      name,
      account: await sealPrivate(key, accountAt(id), text),
      accountTail: lastFour(text),
      accountIndex: row.cardIndex,
      state: 'sent',
      sentAt: ctx.clock.now(),
    },
  }
}

/** The order of a stored transfer in full, with the event that says who had it before the eyes. */
export async function orderAgain(
  ctx: Ctx,
  { id, personId, name, amount, account }: StoredTransfer,
  wrapped: string,
): Promise<{ order: BankOrder; entry: AuditEntry }> {
  const key = await openPersonKey(ctx.keys, { personId, wrapped })
  const { text, entry } = await openPrivate(key, accountAt(id), account!, 'bank-file')
  return { order: { account: text, name, amount }, entry }
}
