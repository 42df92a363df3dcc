import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { transfer } from './table.ts'

const failed = (personId: SQL | string) =>
  and(
    eq(transfer.personId, personId),
    eq(transfer.state, 'failed'),
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
  const said = { confirmedAt: ctx.clock.now(), confirmedCard: commitment }
  return {
    writes: [ctx.db.query.update(transfer).set(said).where(failed(personId))],
    events: waiting.map(({ id }) => ({
      action: 'transfers.confirm',
      target: id,
      after: { device: deviceId, commitment },
    })),
  }
}
