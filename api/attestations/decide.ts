import { mayBeAttested, mayDecide } from '../../shared/attestations/attestation.ts'
import { sidesOf } from '../../shared/rulings/ruling.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type * as v from 'valibot'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import type { decisionBody } from '../replies/input.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { aboutSlip, attestationRead } from './attestation-read.ts'
import { attestable } from './propose.ts'

type Input = { id: string } & v.InferOutput<typeof decisionBody>

/** Somebody of the other side confirms that it is so, or says why not. Confirmed, the payslip may be paid. */
export const decideAttestation = (ctx: Ctx, input: Input) => again(() => decideOnce(ctx, input))

async function decideOnce(ctx: Ctx, { id, grant, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'attestations.propose', {
    read: attestationRead(ctx, id),
    about: aboutSlip,
  })
  const { attestation } = theOne(facts.asked)
  const slip = theOne(facts.slips)
  mustBeOpen(facts.replies)
  const { className } = standsOn(facts.owner, slip.personId, slip.to)
  const two = mayDecide(attestation, { personId: me.personId, sides: sidesOf(me.grants, className) })
  if (!two.ok) throw new Fault(two.reason)
  const may = grant ? mayBeAttested(slip, attestation.hash) : { ok: true as const }
  if (!may.ok) throw new Fault(may.reason)
  const kind = grant ? 'grant' : 'refuse'
  const said = replyWrites(ctx, me, 'attestations', { requestId: id, kind, reason })
  const { payslipId, personId } = attestation
  const params = { from: slip.from, to: slip.to, kind: attestation.kind }
  return commit(ctx, me, {
    writes: [
      ...(grant ? mustHold(ctx.db.query, attestable(payslipId)) : []),
      ...said.writes,
      ...(grant ? [notify(ctx, { personId, kind: 'payslip-attested', about: payslipId, params })] : []),
    ],
    events: said.events,
    answer: { kind, at: said.at },
    conflict: 'overtaken',
  })
}
