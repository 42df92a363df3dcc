import type * as v from 'valibot'
import { awardState } from '../../shared/awards/award.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import type { reasonBody } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { award } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof reasonBody>

/** The company takes an award back; the student is told if it had passed into pay. */
export const withdrawAward = (ctx: Ctx, input: Input) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'awards.decide', {
    read: ruledRead(ctx, award, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  const state = awardState(fact.reviewed, rulings)
  if (state !== 'decided' && state !== 'reviewed') ruledAlready(rulings)
  const about = { table: award, noun: 'awards' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'withdraw', side: 'company', reason })
  const { personId, date, name } = fact
  const told = notify(ctx, { personId, kind: 'award-withdrawn', about: id, params: { date, name } })
  return commit(ctx, me, {
    writes: [...said.writes, ...(state === 'reviewed' ? [told] : [])],
    events: said.events,
    answer: { state: 'withdrawn' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
