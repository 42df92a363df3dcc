import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Span } from '../rulings/input.ts'
import { listRead, studentsFor } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { theSeason } from '../seasons/current.ts'
import { shownViolation } from './shown.ts'
import { violation } from './table.ts'

/** The violations of a span of dates: of the own classes, or of everybody for the company. */
export async function listViolations(ctx: Ctx, span: Span) {
  const { me, facts } = await authorise(ctx, 'violations.see', {
    read: listRead(ctx, 'violations.see', violation, span),
  })
  const { rules } = theSeason(facts.season)
  const [studentFor, rulingsOf] = [studentsFor(me, facts.people), ofFact(facts.rulings)]
  const all = facts.facts.flatMap((row) => {
    const student = studentFor('violations.see', row.fact.personId, row.fact.date)
    return student ? [{ student, ...shownViolation(rules, row, rulingsOf(row.fact.id)) }] : []
  })
  return { now: ctx.clock.now(), kinds: rules.violationKinds, violations: all.toReversed() }
}
