import { eq } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { payslip, signature } from '../payouts/table.ts'

export interface ReceiptStatus {
  /** `void`: it was signed, and a newer payslip took its place since. */
  state: 'valid' | 'void' | 'unknown'
}

/** Whether the signature under a payslip of this hash still stands. Says so to everybody who holds the receipt, and nothing else. */
export async function receiptStatus(ctx: Ctx, hash: string): Promise<ReceiptStatus> {
  const { signed } = await ctx.db.read({
    signed: ctx.db.query
      .select({ current: payslip.current })
      .from(payslip)
      .innerJoin(signature, eq(signature.payslipId, payslip.id))
      .where(eq(payslip.hash, hash)),
  })
  const [found] = signed
  if (!found) return { state: 'unknown' }
  return { state: found.current ? 'valid' : 'void' }
}
