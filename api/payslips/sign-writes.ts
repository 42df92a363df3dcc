import { and, eq, gt, isNotNull, isNull, not, sql } from 'drizzle-orm'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import type { PersonKeyRow } from '../kernel/private.ts'
import { objected } from '../payouts/settled.ts'
import { ink, payslip, payslipView, signature } from '../payouts/table.ts'
import { personKey } from '../people/table.ts'
import type { SignInput } from './sign-input.ts'

interface Sealed {
  /** Of the signature. */
  id: string
  sessionHash: string
  /** Where it was drawn: the picture under the student's key, and that key where it is a new one. */
  drawing: { sealed: string; made: PersonKeyRow | undefined } | undefined
  statement: string
  kid: string
  seal: string
  signedAt: number
}

/** Uses up the view and writes the signature, each only if everything still holds, and the drawing with it. */
export function signWrites(ctx: Ctx, input: SignInput, sealed: Sealed): Write[] {
  const { id, statement, kid, seal, signedAt, drawing } = sealed
  const method = drawing ? 'drawn' : 'typed'
  const unusedView = and(
    eq(payslipView.id, input.viewId),
    eq(payslipView.payslipId, input.id),
    eq(payslipView.personId, ownId(ctx)),
    eq(payslipView.sessionHash, sealed.sessionHash),
    eq(payslipView.nonce, input.nonce),
    eq(payslipView.consentVersion, input.consentVersion),
    isNull(payslipView.usedAt),
    gt(payslipView.expiresAt, signedAt),
  )
  const signable = ctx.db.query
    .select({
      id: sql<string>`${id}`.as('id'),
      payslipId: payslip.id,
      personId: payslip.personId,
      viewId: sql<string>`${input.viewId}`.as('view_id'),
      method: sql<'typed' | 'drawn'>`${method}`.as('method'),
      signedAt: sql<number>`${signedAt}`.as('signed_at'),
      statement: sql<string>`${statement}`.as('statement'),
      sealKid: sql<string>`${kid}`.as('seal_kid'),
      seal: sql<string>`${seal}`.as('seal'),
      browser: sql<string>`${input.browser}`.as('browser'),
    })
    .from(payslip)
    .where(
      and(
        eq(payslip.id, input.id),
        eq(payslip.hash, input.hash),
        eq(payslip.current, true),
        eq(payslip.personId, ownId(ctx)),
        isNotNull(payslip.publishedAt),
        not(objected(sql`${input.id}`)),
      ),
    )
  return [
    ...mustChangeOne(ctx.db.query.update(payslipView).set({ usedAt: signedAt }).where(unusedView)),
    ...mustChangeOne(ctx.db.query.insert(signature).select(signable)),
    ...(drawing?.made ? [ctx.db.query.insert(personKey).values(drawing.made)] : []),
    ...(drawing
      ? [ctx.db.query.insert(ink).values({ signatureId: id, hash: input.inkHash, png: drawing.sealed })]
      : []),
  ]
}
