import { consent } from '../../shared/payouts/consent.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { payslipView } from '../payouts/table.ts'
import { ownSlip } from './own-slip.ts'
import { aboutOwner, ownerRead } from './owner.ts'
import { sessionMark } from './session-mark.ts'

/** A view may be signed for this long. */
const viewMs = 30 * 60_000

/**
 * Gives the student the exact bytes of the own payslip, and remembers that these were shown: only
 * what was viewed can be signed.
 */
export async function viewPayslip(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'payslips.view', {
    read: { ...ownerRead(ctx, id), slips: ownSlip(ctx, id) },
    about: aboutOwner,
  })
  const [slip] = facts.slips
  if (!slip || slip.publishedAt === null) throw new Fault('not-found')
  const now = ctx.clock.now()
  const view = {
    id: ctx.newId(),
    payslipId: id,
    personId: me.personId,
    sessionHash: sessionMark(me),
    nonce: ctx.newId(),
    consentVersion: consent.version,
    viewedAt: now,
    expiresAt: now + viewMs,
  }
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(payslipView).values(view)],
    events: [{ action: 'payslips.view', target: id, after: { hash: slip.hash, view: view.id } }],
    answer: {
      bytes: slip.bytes,
      hash: slip.hash,
      viewId: view.id,
      nonce: view.nonce,
      expiresAt: view.expiresAt,
      consentVersion: consent.version,
      consentText: consent.text[ctx.caller.locale],
      signedAt: slip.signedAt,
      attested: slip.attested,
    },
  })
}
