import { eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { attemptKind, heldBy } from '../../shared/transfers/payable.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { mustBeOpen } from '../payouts/run-open.ts'
import { stillSo } from '../payouts/run-read.ts'
import { payslip } from '../payouts/table.ts'
import { candidateOf, candidatesNow, candidatesRead, stillPayable } from './candidates.ts'
import type { payOtherwiseInput } from './input.ts'
import { transfer } from './table.ts'

type Input = v.InferOutput<typeof payOtherwiseInput>

/** What stands in the way of the bank, but not of handing the money over against a receipt. */
const withoutBank = new Set([
  'consent-withdrawn',
  'no-card',
  'card-shared',
  'card-changing',
  'not-confirmed',
  null,
])

/**
 * Records that a payslip was paid past the bank, against a receipt on paper: for who agreed to no card, or whose card
 * takes no money. It counts as paid like any other, so it cannot go into a batch as well.
 */
export const payOtherwise = (ctx: Ctx, input: Input) => again(() => payOnce(ctx, input))

async function payOnce(ctx: Ctx, { payslipId, reason }: Input) {
  const { query } = ctx.db
  const ofIt = sql`(select run_id from payslip where id = ${payslipId})`
  const { me, facts } = await authorise(ctx, 'transfers.pay-otherwise', {
    read: {
      ...candidatesRead(ctx, ofIt),
      periods: query
        .select({
          from: sql<string>`json_extract(bytes, '$.period.from')`,
          to: sql<string>`json_extract(bytes, '$.period.to')`,
        })
        .from(payslip)
        .where(eq(payslip.id, payslipId)),
    },
  })
  const row = candidatesNow(facts).find((candidate) => candidate.payslipId === payslipId)
  const [period] = facts.periods
  if (!row || !period) throw new Fault('not-found')
  mustBeOpen(facts.runs)
  const held = heldBy(candidateOf(row))
  if (!withoutBank.has(held)) throw new Fault('not-payable')
  const { runId, personId, net: amount, payee: name } = row
  const id = ctx.newId()
  const now = ctx.clock.now()
  const paid = { state: 'paid' as const, sentAt: now, settledAt: now, settledBy: me.personId, reason }
  const attempt = (row.lastAttempt ?? 0) + 1
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, stillSo(ctx, facts)),
      ...mustHold(query, stillPayable([payslipId])),
      query
        .insert(transfer)
        .values({ id, runId, payslipId, personId, line: 0, attempt, amount, name, ...paid }),
      notify(ctx, { personId, kind: 'transfer-paid', about: id, params: { ...period, amount, tail: '' } }),
    ],
    events: [
      {
        action: 'transfers.pay-otherwise',
        target: id,
        after: { payslip: payslipId, amount, kind: attemptKind(row) },
        reason,
      },
    ],
    answer: { id, paidAt: now },
    conflict: 'overtaken',
  })
}
