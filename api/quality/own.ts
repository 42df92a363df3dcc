import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { ownRead } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { theSeason } from '../seasons/current.ts'
import { shownError } from './shown.ts'
import { qualityError } from './table.ts'

/** The student's own quality errors, newest first, with company's and own share. */
export async function ownErrors(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'quality.own', { read: ownRead(ctx, qualityError) })
  const { rules } = theSeason(facts.season)
  const rulingsOf = ofFact(facts.rulings)
  const all = facts.facts.map((row) => shownError(rules, row, rulingsOf(row.fact.id)))
  return { now: ctx.clock.now(), errors: all.toReversed() }
}
