import * as v from 'valibot'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { reasonText } from '../replies/input.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { swapRead } from './swap-read.ts'

export const answerBody = v.strictObject({ agree: v.boolean(), reason: v.optional(reasonText, '') })
type Input = { id: string } & v.InferOutput<typeof answerBody>

/** The student who was asked agrees to the swap, or declines it, which ends it. */
export const answerSwap = (ctx: Ctx, input: Input) => again(() => answerOnce(ctx, input))

async function answerOnce(ctx: Ctx, { id, agree, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'swaps.ask', {
    read: swapRead(ctx, id),
    about: ({ asked: [one], owner }) => ({
      people: one ? [standsOn(owner, one.otherId, one.exchanges[0]!.date)] : [],
    }),
  })
  theOne(facts.asked)
  mustBeOpen(facts.replies, me)
  const kind = agree ? 'agree' : 'decline'
  const { writes, events, at } = replyWrites(ctx, me, 'swaps', { requestId: id, kind, reason })
  return commit(ctx, me, { writes, events, answer: { kind, at }, conflict: 'overtaken' })
}
