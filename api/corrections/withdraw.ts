import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { correctionRead } from './correction-read.ts'

/** The student takes the request back while nobody has decided it. */
export const withdrawCorrection = (ctx: Ctx, input: { id: string }) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'corrections.ask', {
    read: correctionRead(ctx, id),
    about: ({ asked: [one], owner }) =>
      one ? { date: one.date, people: [standsOn(owner, one.personId, one.date)] } : { people: [] },
  })
  theOne(facts.asked)
  mustBeOpen(facts.replies)
  const said = replyWrites(ctx, me, 'corrections', { requestId: id, kind: 'withdraw', reason: '' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { kind: 'withdraw' as const, at: said.at },
    conflict: 'overtaken',
  })
}
