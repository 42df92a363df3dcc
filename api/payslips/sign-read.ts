import { and, desc, eq } from 'drizzle-orm'
import { auditLink } from '../kernel/audit.ts'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { payslipView } from '../payouts/table.ts'
import { ownSlip } from './own-slip.ts'

/** The own payslip, the own view of it, and where the log stands. */
export function signRead(ctx: Ctx, { id, viewId }: { id: string; viewId: string }) {
  const { query } = ctx.db
  return {
    slips: ownSlip(ctx, id),
    views: query
      .select()
      .from(payslipView)
      .where(
        and(eq(payslipView.id, viewId), eq(payslipView.payslipId, id), eq(payslipView.personId, ownId(ctx))),
      ),
    head: query
      .select({ seq: auditLink.seq, h: auditLink.h })
      .from(auditLink)
      .orderBy(desc(auditLink.seq))
      .limit(1),
  }
}
