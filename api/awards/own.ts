import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { ownRead } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { shownAward } from './shown.ts'
import { award } from './table.ts'

/** The student's own awards, newest first. */
export async function ownAwards(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'awards.own', { read: ownRead(ctx, award) })
  const rulingsOf = ofFact(facts.rulings)
  const all = facts.facts.map((row) => shownAward(row, rulingsOf(row.fact.id)))
  return { now: ctx.clock.now(), awards: all.toReversed() }
}
