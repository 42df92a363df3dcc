import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { swapRead } from './swap-read.ts'

/** Who asked takes it back while it is not confirmed. */
export const withdrawSwap = (ctx: Ctx, input: { id: string }) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'swaps.ask', {
    read: swapRead(ctx, id),
    about: ({ asked: [one], owner }) => ({
      people: one ? [standsOn(owner, one.personId, one.exchanges[0]!.date)] : [],
    }),
  })
  theOne(facts.asked)
  mustBeOpen(facts.replies)
  const said = replyWrites(ctx, me, 'swaps', { requestId: id, kind: 'withdraw', reason: '' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { kind: 'withdraw' as const, at: said.at },
    conflict: 'overtaken',
  })
}
