import { and, eq } from 'drizzle-orm'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { attested, objected } from '../payouts/settled.ts'
import { payslip, signature } from '../payouts/table.ts'

/** One payslip, if it is the caller's own: another person's is not found. */
export const ownSlip = (ctx: Ctx, id: string) =>
  ctx.db.query
    .select({
      bytes: payslip.bytes,
      hash: payslip.hash,
      current: payslip.current,
      publishedAt: payslip.publishedAt,
      signedAt: signature.signedAt,
      objected: objected().mapWith(Boolean),
      attested: attested().mapWith(Boolean),
    })
    .from(payslip)
    .leftJoin(signature, eq(signature.payslipId, payslip.id))
    .where(and(eq(payslip.id, id), eq(payslip.personId, ownId(ctx))))
