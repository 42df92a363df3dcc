import * as v from 'valibot'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from '../notices/table.ts'
import { askedReason } from '../replies/input.ts'
import { mustBeOpen, replyWrites, theOne } from '../replies/replies.ts'
import { aboutAsked, objectionRead } from './objection-read.ts'

export const answerBody = v.strictObject({ grant: v.boolean(), reason: askedReason })
type Input = { id: string } & v.InferOutput<typeof answerBody>

/**
 * Somebody in charge says whether the student is right, and why. No amount changes by it: who is right gets the facts
 * put right, and the run computed anew makes a new payslip of them.
 */
export const answerObjection = (ctx: Ctx, input: Input) => again(() => answerOnce(ctx, input))

async function answerOnce(ctx: Ctx, { id, grant, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'objections.answer', {
    read: objectionRead(ctx, id),
    about: aboutAsked,
  })
  const { objection, from, to, slipId } = theOne(facts.asked)
  mustBeOpen(facts.replies)
  const kind = grant ? 'grant' : 'refuse'
  const said = replyWrites(ctx, me, 'objections', { requestId: id, kind, reason })
  const told = ctx.db.query.insert(notice).values({
    id: `payslip-answered:${id}`,
    personId: objection.personId,
    kind: 'payslip-answered',
    about: slipId ?? objection.payslipId,
    params: { from, to, kind },
    at: said.at,
  })
  return commit(ctx, me, {
    writes: [...said.writes, told],
    events: said.events,
    answer: { kind, at: said.at },
    conflict: 'overtaken',
  })
}
