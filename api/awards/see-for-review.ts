import { awardState } from '../../shared/awards/award.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { standsOn, theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { award } from './table.ts'

/** An award as its reviewers see it: whose, what for and how it stands, without the amount. */
export async function seeAwardForReview(ctx: Ctx, id: string) {
  const { facts } = await authorise(ctx, 'awards.review', {
    read: ruledRead(ctx, award, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const place = standsOn(facts.owner, fact.personId, fact.date)
  const student = facts.owner[0]?.name ?? ''
  const state = awardState(fact.reviewed, facts.rulings)
  return {
    date: fact.date,
    name: fact.name,
    student,
    group: place.group,
    state,
    at: facts.rulings.at(-1)?.at ?? null,
  }
}
