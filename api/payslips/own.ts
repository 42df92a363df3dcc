import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { standingOf } from '../../shared/payouts/standing.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { attested, objected } from '../payouts/settled.ts'
import { payoutRun, payslip, signature } from '../payouts/table.ts'
import { ownTransfer, ownTransfersRead } from '../transfers/own.ts'

/** The student's own payslips that were published and still hold, newest period first, each with how it was paid. */
export async function ownPayslips(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'payslips.own', {
    read: {
      payslips: ctx.db.query
        .select({
          id: payslip.id,
          runId: payslip.runId,
          from: payoutRun.fromDate,
          to: payoutRun.toDate,
          revision: payslip.revision,
          due: payslip.due,
          tax: payslip.tax,
          net: payslip.net,
          publishedAt: payslip.publishedAt,
          signedAt: signature.signedAt,
          objected: objected().mapWith(Boolean),
          attested: attested().mapWith(Boolean),
        })
        .from(payslip)
        .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
        .leftJoin(signature, eq(signature.payslipId, payslip.id))
        .where(
          and(eq(payslip.personId, ownId(ctx)), eq(payslip.current, true), isNotNull(payslip.publishedAt)),
        )
        .orderBy(desc(payoutRun.fromDate)),
      ...ownTransfersRead(ctx),
    },
  })
  const sent = Map.groupBy(facts.transfers, (one) => one.payslipId)
  return {
    payslips: facts.payslips.map(({ objected: doubted, attested: others, ...slip }) => ({
      ...slip,
      standing: standingOf({ ...slip, objected: doubted, attested: others }),
      transfers: (sent.get(slip.id) ?? []).map(ownTransfer),
    })),
  }
}
