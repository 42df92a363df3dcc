import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { transfer } from './table.ts'

const failed = (personId: SQL | string) =>
  and(
    eq(transfer.personId, personId),
    eq(transfer.state, 'failed'),
    sql`not exists (select 1 from payout_run r where r.id = ${transfer.runId} and r.closed_at is not null)`,
    sql`not exists (select 1 from transfer later where later.payslip_id = ${transfer.payslipId}
      and later.attempt > ${transfer.attempt})`,
  )

/** Failed transfers of somebody that wait for the right card. */
export const failedRead = ({ db: { query } }: Ctx, personId: SQL | string) => ({
  failed: query.select({ id: transfer.id }).from(transfer).where(failed(personId)),
})

/** Whoever enters another card on the own device, with the PIN, has by that said where what failed shall go. */
export function confirmFailed(
  ctx: Ctx,
  { personId, deviceId = '' }: { personId: string; deviceId?: string },
  waiting: readonly { id: string }[],
  commitment: string,
): { writes: Write[]; events: AuditEntry[] } {
  if (!waiting.length) return { writes: [], events: [] }
  const { query } = ctx.db
  const said = { confirmedAt: ctx.clock.now(), confirmedCard: commitment }
  const ids = waiting.map(({ id }) => id)
  const these = query
    .select({ n: count() })
    .from(transfer)
    .where(and(failed(personId), inArray(transfer.id, ids)))
  return {
    writes: [
      // One that was sent again meanwhile went to the card that had been confirmed for it.
      ...mustHold(query, sql`(${these}) = ${ids.length}`),
      query.update(transfer).set(said).where(inArray(transfer.id, ids)),
    ],
    events: waiting.map(({ id }) => ({
      action: 'transfers.confirm',
      target: id,
      after: { device: deviceId, commitment },
    })),
  }
}
