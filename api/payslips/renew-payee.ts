import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalBytes, readPayslip, slipHash } from '../../shared/payouts/canonical.ts'
import type { Payslip } from '../../shared/payouts/payslip-schema.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { attestationVoid } from '../payouts/attestation-void.ts'
import { wasSent } from '../payouts/sent.ts'
import { saidAsRead, standingAttestation } from '../payouts/settled.ts'
import { payoutRun, payslip, signature } from '../payouts/table.ts'

/** A closed run keeps its payslips, paid or not. */
const inClosedRun = sql`exists (select 1 from payout_run r where r.id = ${payslip.runId} and r.closed_at is not null)`

/**
 * The payslips of somebody that are shown and have never been on their way to the bank: those that a new card concerns.
 * One that is in a bank batch keeps the payee it went out with.
 */
const inForce = (personId: SQL | string) =>
  and(
    eq(payslip.personId, personId),
    eq(payslip.current, true),
    isNotNull(payslip.publishedAt),
    sql`not ${wasSent}`,
    sql`not ${inClosedRun}`,
  )

export const inForceRead = ({ db: { query } }: Ctx, personId: SQL | string) => ({
  inForce: query
    .select({
      slip: payslip,
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
      signedAt: signature.signedAt,
      attestationId: standingAttestation(),
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .leftJoin(signature, eq(signature.payslipId, payslip.id))
    .where(inForce(personId)),
})
type InForce = Awaited<ReturnType<typeof inForceRead>['inForce']>

/**
 * The same payslips for another card: a new revision of each, shown at once, and the signature under the one before
 * is void. No amount changes, so what the two sides approved stands. Refused where the payslips have changed since
 * they were read.
 */
export function renewPayee(
  ctx: Ctx,
  personId: string,
  inForce: InForce,
  card: NonNullable<Payslip['card']>,
): { writes: Write[]; events: AuditEntry[]; payslips: number } {
  if (!inForce.length) return { writes: none(ctx, personId), events: [], payslips: 0 }
  const renewed = inForce.map(({ slip, from, to, signedAt, attestationId }) => {
    const revision = slip.revision + 1
    const bytes = canonicalBytes({ ...readPayslip(utf8ToBytes(slip.bytes)), revision, card })
    const text = new TextDecoder().decode(bytes)
    const row = {
      ...slip,
      id: ctx.newId(),
      revision,
      bytes: text,
      hash: slipHash(bytes),
      publishedAt: ctx.clock.now(),
    }
    return { old: slip.id, row, from, to, signed: signedAt !== null, attestationId }
  })
  const ids = sql`(select value from json_each(${JSON.stringify(renewed.map(({ old }) => old))}))`
  const signed = renewed.filter((each) => each.signed).length
  const attestations = renewed.filter((each) => each.attestationId !== null).length
  return {
    payslips: renewed.length,
    writes: [
      ...mustHold(ctx.db.query, saidAsRead(ids, signed, attestations)),
      ...mustHold(
        ctx.db.query,
        sql`(select count(*) from payslip where id in ${ids} and current and not ${wasSent}) = ${renewed.length}`,
      ),
      ctx.db.query
        .update(payslip)
        .set({ current: false })
        .where(sql`${payslip.id} in ${ids}`),
      ...none(ctx, personId),
      ...renewed.map(({ row }) => ctx.db.query.insert(payslip).values(row)),
      ...renewed.map(({ row, from, to }) =>
        notify(ctx, { personId, kind: 'payslip-changed', about: row.id, params: { from, to } }),
      ),
    ],
    events: renewed.flatMap(({ old, row, signed: wasSigned, attestationId }) => [
      {
        action: wasSigned ? 'payslips.void' : 'payslips.renew',
        target: old,
        after: { run: row.runId, cause: 'card-changed', by: row.id, hash: row.hash },
      },
      ...attestationVoid(attestationId, { run: row.runId, cause: 'card-changed', payslip: old }),
    ]),
  }
}

/** No other payslip of this person is shown: one that was published a moment ago would keep the old card. */
const none = ({ db: { query } }: Ctx, personId: string) =>
  mustHold(
    query,
    sql`not exists (select 1 from payslip where person_id = ${personId} and current = 1
      and published_at is not null and ${wasSent} = 0
      and not ${inClosedRun})`,
  )
