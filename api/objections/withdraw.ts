import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustBeOpen, replyWrites, theOne } from '../replies/replies.ts'
import { aboutAsked, objectionRead } from './objection-read.ts'

/** The student takes the objection back while nobody has answered it; the payslip may be signed again. */
export const withdrawObjection = (ctx: Ctx, input: { id: string }) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'objections.raise', {
    read: objectionRead(ctx, id),
    about: aboutAsked,
  })
  theOne(facts.asked)
  mustBeOpen(facts.replies)
  const said = replyWrites(ctx, me, 'objections', { requestId: id, kind: 'withdraw', reason: '' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { kind: 'withdraw' as const, at: said.at },
    conflict: 'overtaken',
  })
}
