import canonicalize from 'canonicalize'
import { consent } from '../../shared/payouts/consent.ts'
import type { Statement } from '../../shared/payouts/receipt.ts'
import { maySign } from '../../shared/payouts/sign.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { seal } from '../kernel/seal.ts'
import { sealInk } from './ink-seal.ts'
import { checkedMark } from './mark.ts'
import { aboutOwner, ownerRead } from './owner.ts'
import { sessionMark } from './session-mark.ts'
import type { SignInput } from './sign-input.ts'
import { signRead } from './sign-read.ts'
import { signWrites } from './sign-writes.ts'

/**
 * Signs exactly the bytes that were viewed. Everything that must hold stands in the statements
 * themselves: the view is this student's, this session's, unused and fresh; the payslip is still the
 * current one with this hash in a published run. If any of it fails at that instant, nothing is written.
 */
export const signPayslip = (ctx: Ctx, input: SignInput) => again(() => signOnce(ctx, input))

async function signOnce(ctx: Ctx, input: SignInput) {
  const { me, facts } = await authorise(ctx, 'payslips.sign', {
    read: { ...ownerRead(ctx, input.id), ...signRead(ctx, input) },
    about: aboutOwner,
  })
  const [slip, view, head] = [facts.slips[0], facts.views[0], facts.head[0]]
  if (!slip || !view) throw new Fault('not-found')
  const signedAt = ctx.clock.now()
  const sessionHash = sessionMark(me)
  const { method } = input.mark
  const typedName = input.mark.method === 'typed' ? input.mark.typedName : undefined
  const signing = { ...input, typedName, sessionHash, name: me.name, now: signedAt }
  const may = maySign(slip, view, signing, consent.version)
  if (!may.ok) throw new Fault(may.reason)
  const { png, device } = await checkedMark(me, input, facts.copied)
  const said: Statement = {
    v: 'sign/v2',
    slipHash: input.hash,
    method,
    inkHash: input.inkHash,
    studentPid: me.personId,
    sessionHash,
    viewId: input.viewId,
    nonce: input.nonce,
    viewedAt: view.viewedAt,
    scrolledAt: input.endSeenAfter === null ? null : Math.min(view.viewedAt + input.endSeenAfter, signedAt),
    signedAt,
    consentVersion: input.consentVersion,
    ...device,
    auditSeq: head?.seq ?? 0,
    auditHash: head?.h ?? '',
    sealKid: ctx.keys.current,
  }
  const statement = canonicalize(said)!
  const { kid, signature } = seal(ctx.keys, new TextEncoder().encode(statement))
  const id = ctx.newId()
  const { personId } = me
  const drawing =
    png === undefined ? undefined : await sealInk(ctx, { signatureId: id, personId }, png, facts.keys[0])
  return commit(ctx, me, {
    writes: signWrites(ctx, input, { id, sessionHash, drawing, statement, kid, seal: signature, signedAt }),
    events: [
      {
        action: 'payslips.sign',
        target: input.id,
        after: { hash: input.hash, view: input.viewId, method, ink: input.inkHash },
      },
    ],
    answer: { bytes: slip.bytes, hash: input.hash, statement, sealKid: kid, seal: signature, signedAt },
    conflict: 'overtaken',
  })
}
