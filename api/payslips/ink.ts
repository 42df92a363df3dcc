import { eq } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { openPersonKey } from '../kernel/private.ts'
import { ink, signature } from '../payouts/table.ts'
import { personKey } from '../people/table.ts'
import { openInk } from './ink-seal.ts'
import { aboutOwner, ownerRead } from './owner.ts'

/**
 * The handwriting under a payslip, as the server's own PNG: for its owner and for those who see the run. A look of
 * somebody else's is an event that the owner sees; one whose owner was erased is gone.
 */
export async function inkOfPayslip(ctx: Ctx, { id }: { id: string }): Promise<Uint8Array<ArrayBuffer>> {
  const { me, facts } = await authorise(ctx, 'payslips.ink', {
    about: aboutOwner,
    read: {
      ...ownerRead(ctx, id),
      drawn: ctx.db.query
        .select({
          signatureId: ink.signatureId,
          sealed: ink.png,
          personId: signature.personId,
          wrapped: personKey.wrapped,
        })
        .from(ink)
        .innerJoin(signature, eq(signature.id, ink.signatureId))
        .innerJoin(personKey, eq(personKey.personId, signature.personId))
        .where(eq(signature.payslipId, id)),
    },
  })
  const [found] = facts.drawn
  const opened = found && (await openInk(await openPersonKey(ctx.keys, found), found, 'signature'))
  if (!opened) throw new Fault('not-found')
  if (found.personId === me.personId) return opened.png
  return commit(ctx, me, { writes: [], events: [opened.entry], answer: opened.png })
}
