import { and, eq, sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { payslip, signature } from '../payouts/table.ts'
import { aboutOwner, ownerRead } from './owner.ts'

/** The receipt of a signature: the signed bytes and the sealed statement, enough to verify it offline. */
export async function receipt(ctx: Ctx, { id }: { id: string }) {
  const { facts } = await authorise(ctx, 'payslips.view', {
    about: aboutOwner,
    read: {
      ...ownerRead(ctx, id),
      receipts: ctx.db.query
        .select({
          bytes: payslip.bytes,
          hash: payslip.hash,
          statement: signature.statement,
          sealKid: signature.sealKid,
          seal: signature.seal,
          signedAt: signature.signedAt,
          /** A newer revision took its place: the signature was valid, and is void. */
          voided: sql<boolean>`${payslip.current} = 0`.mapWith(Boolean),
        })
        .from(signature)
        .innerJoin(payslip, eq(payslip.id, signature.payslipId))
        .where(and(eq(payslip.id, id), eq(payslip.personId, ownId(ctx)))),
    },
  })
  const [found] = facts.receipts
  if (!found) throw new Fault('not-found')
  return found
}
