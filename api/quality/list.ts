import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Span } from '../rulings/input.ts'
import { listRead, studentsFor } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { theSeason } from '../seasons/current.ts'
import { shownError } from './shown.ts'
import { qualityError } from './table.ts'

/** The quality errors of a span of dates: of the own classes, or of everybody for the company. */
export async function listErrors(ctx: Ctx, span: Span) {
  const { me, facts } = await authorise(ctx, 'quality.see', {
    read: listRead(ctx, 'quality.see', qualityError, span),
  })
  const { rules } = theSeason(facts.season)
  const [studentFor, rulingsOf] = [studentsFor(me, facts.people), ofFact(facts.rulings)]
  const all = facts.facts.flatMap((row) => {
    const student = studentFor('quality.see', row.fact.personId, row.fact.date)
    return student ? [{ student, ...shownError(rules, row, rulingsOf(row.fact.id)) }] : []
  })
  return { now: ctx.clock.now(), levels: rules.errorLevels, errors: all.toReversed() }
}
