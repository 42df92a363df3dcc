import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { ownRead } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { theSeason } from '../seasons/current.ts'
import { shownViolation } from './shown.ts'
import { violation } from './table.ts'

/** The student's own violations, newest first: proposals too, since they are about nobody else. */
export async function ownViolations(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'violations.own', { read: ownRead(ctx, violation) })
  const { rules } = theSeason(facts.season)
  const rulingsOf = ofFact(facts.rulings)
  const all = facts.facts.map((row) => shownViolation(rules, row, rulingsOf(row.fact.id)))
  return { now: ctx.clock.now(), violations: all.toReversed() }
}
