import { and, desc, eq } from 'drizzle-orm'
import { auditLink } from '../kernel/audit.ts'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { ink, payslipView } from '../payouts/table.ts'
import { personKey } from '../people/table.ts'
import { ownSlip } from './own-slip.ts'
import type { SignInput } from './sign-input.ts'

/** The own payslip and key, the own view of it, whether this drawing was there before, and where the log stands. */
export function signRead(ctx: Ctx, { id, viewId, inkHash }: SignInput) {
  const { query } = ctx.db
  return {
    slips: ownSlip(ctx, id),
    views: query
      .select()
      .from(payslipView)
      .where(
        and(eq(payslipView.id, viewId), eq(payslipView.payslipId, id), eq(payslipView.personId, ownId(ctx))),
      ),
    keys: query
      .select()
      .from(personKey)
      .where(eq(personKey.personId, ownId(ctx))),
    copied: query.select({ hash: ink.hash }).from(ink).where(eq(ink.hash, inkHash)),
    head: query
      .select({ seq: auditLink.seq, h: auditLink.h })
      .from(auditLink)
      .orderBy(desc(auditLink.seq))
      .limit(1),
  }
}
