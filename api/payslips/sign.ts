import canonicalize from 'canonicalize'
import * as v from 'valibot'
import { consent } from '../../shared/payouts/consent.ts'
import { maySign } from '../../shared/payouts/sign.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { aboutOwner, ownerRead } from './owner.ts'
import { signRead } from './sign-read.ts'
import { signWrites } from './sign-writes.ts'

export const signInput = v.strictObject({
  id: v.string(),
  viewId: v.string(),
  nonce: v.string(),
  hash: v.string(),
  consentVersion: v.string(),
  typedName: v.pipe(v.string(), v.trim(), v.maxLength(60)),
})
export type SignInput = v.InferOutput<typeof signInput>

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
  const sessionHash = ctx.caller.session
  const signing = { ...input, sessionHash, name: me.name, now: signedAt }
  const may = maySign(slip, view, signing, consent.version)
  if (!may.ok) throw new Fault(may.reason)
  const statement = canonicalize({
    v: 'sign/v1',
    slipHash: input.hash,
    method: 'typed',
    inkHash: sha256Hex(`typed/v1\n${input.typedName.normalize('NFC')}`),
    studentPid: me.personId,
    sessionHash: sessionHash ?? '',
    viewId: input.viewId,
    viewedAt: view.viewedAt,
    signedAt,
    consentVersion: input.consentVersion,
    auditSeq: head?.seq ?? 0,
    auditHash: head?.h ?? '',
    sealKid: ctx.keys.current,
  })!
  const { kid, signature: seal } = ctx.keys.seal(new TextEncoder().encode(statement))
  return commit(ctx, me, {
    writes: signWrites(ctx, input, { statement, kid, seal, signedAt }),
    events: [
      {
        action: 'payslips.sign',
        target: input.id,
        after: { hash: input.hash, view: input.viewId, method: 'typed' },
      },
    ],
    answer: { bytes: slip.bytes, hash: input.hash, statement, sealKid: kid, seal, signedAt },
    conflict: 'overtaken',
  })
}
