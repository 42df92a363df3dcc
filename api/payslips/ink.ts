import { eq } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { fromBase64url } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { ink, signature } from '../payouts/table.ts'
import { aboutOwner, ownerRead } from './owner.ts'

/** The handwriting under a payslip, as the server's own PNG: for its owner and for those who see the run. */
export async function inkOfPayslip(ctx: Ctx, { id }: { id: string }) {
  const { facts } = await authorise(ctx, 'payslips.ink', {
    about: aboutOwner,
    read: {
      ...ownerRead(ctx, id),
      drawn: ctx.db.query
        .select({ png: ink.png })
        .from(ink)
        .innerJoin(signature, eq(signature.id, ink.signatureId))
        .where(eq(signature.payslipId, id)),
    },
  })
  const [found] = facts.drawn
  if (!found) throw new Fault('not-found')
  return fromBase64url(found.png)
}
