import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { leaveRead } from './leave-read.ts'

/** The student takes the request back while nobody has decided it. */
export const withdrawLeave = (ctx: Ctx, input: { id: string }) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'leaves.ask', {
    read: leaveRead(ctx, id),
    about: ({ asked: [one], owner }) =>
      one ? { date: one.fromDate, people: [standsOn(owner, one.personId, one.fromDate)] } : { people: [] },
  })
  theOne(facts.asked)
  mustBeOpen(facts.replies)
  const said = replyWrites(ctx, me, 'leaves', { requestId: id, kind: 'withdraw', reason: '' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { kind: 'withdraw' as const, at: said.at },
    conflict: 'overtaken',
  })
}
