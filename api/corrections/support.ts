import * as v from 'valibot'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { reasonText } from '../replies/input.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { correctionRead } from './correction-read.ts'

export const supportBody = v.strictObject({ support: v.boolean(), reason: v.optional(reasonText, '') })
type Input = { id: string } & v.InferOutput<typeof supportBody>

/** A leader says whether it was so, for the teacher who decides; never about himself. */
export const supportCorrection = (ctx: Ctx, input: Input) => again(() => supportOnce(ctx, input))

async function supportOnce(ctx: Ctx, { id, support, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'corrections.support', {
    read: correctionRead(ctx, id),
    about: ({ asked: [one], owner }) =>
      one ? { date: one.date, people: [standsOn(owner, one.personId, one.date)] } : { people: [] },
  })
  theOne(facts.asked)
  mustBeOpen(facts.replies, me)
  const kind = support ? 'support' : 'oppose'
  const { writes, events, at } = replyWrites(ctx, me, 'corrections', { requestId: id, kind, reason })
  return commit(ctx, me, { writes, events, answer: { kind, at }, conflict: 'overtaken' })
}
