import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustBeOpen, replyWrites, theOne } from '../replies/replies.ts'
import { aboutSlip, attestationRead } from './attestation-read.ts'

/** Whoever said it takes it back while nobody has confirmed it. */
export const withdrawAttestation = (ctx: Ctx, input: { id: string }) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'attestations.propose', {
    read: attestationRead(ctx, id),
    about: aboutSlip,
  })
  const { attestation } = theOne(facts.asked)
  mustBeOpen(facts.replies)
  if (attestation.byId !== me.personId) throw new Fault('wrong-state')
  const said = replyWrites(ctx, me, 'attestations', { requestId: id, kind: 'withdraw', reason: '' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { kind: 'withdraw' as const, at: said.at },
    conflict: 'overtaken',
  })
}
