import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { StandingSlip } from '../../shared/payouts/carried.ts'
import { earnedText, readPayslip } from '../../shared/payouts/canonical.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { sha256Hex } from '../kernel/hash.ts'
import type { Builds } from '../kernel/statements.ts'
import type { Slip } from './compute-run.ts'
import { payoutRun, payslip } from './table.ts'

/** Whether a payslip has ever gone to the bank: from then on it stays as it is, failed or not. */
export const wasSent = sql<boolean>`exists (select 1 from transfer where transfer.payslip_id = ${payslip.id})`

/** The payslips in force of a season, of one person or of all, with their bytes where these are settled: sent, or of a closed run. */
export const standingRead = (ctx: Builds, seasonId: SQL | string, personId?: SQL | string) =>
  ctx.db.query
    .select({
      id: payslip.id,
      runId: payslip.runId,
      personId: payslip.personId,
      revision: payslip.revision,
      hash: payslip.hash,
      due: payslip.due,
      tax: payslip.tax,
      net: payslip.net,
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
      sent: sql<
        string | null
      >`case when ${wasSent} or ${payoutRun.closedAt} is not null then ${payslip.bytes} end`,
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .where(
      and(
        eq(payoutRun.seasonId, seasonId),
        eq(payslip.current, true),
        personId === undefined ? undefined : eq(payslip.personId, personId),
      ),
    )

export type Standing = Awaited<ReturnType<typeof standingRead>>[number]

/** As the rule of 补发 and 扣回 looks at it. */
export const standingSlip = ({ runId, from, to, sent }: Standing): StandingSlip => ({
  runId,
  period: { from: workDateOf(from), to: workDateOf(to) },
  sent: sent === null ? null : readPayslip(utf8ToBytes(sent)),
})

/** As it went to the bank. */
export function keptSlip({ id, personId, revision, hash, due, tax, net, sent }: Standing): Slip {
  const bytes = sent ?? ''
  const earned = sha256Hex(earnedText(readPayslip(utf8ToBytes(bytes))))
  return { personId, keeps: id, revision, bytes, hash, earned, due, tax, net }
}
