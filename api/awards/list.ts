import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Span } from '../rulings/input.ts'
import { listRead, studentsFor } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { shownAward } from './shown.ts'
import { award } from './table.ts'

/** The awards of a span of dates: of the own classes, or of everybody for the company. */
export async function listAwards(ctx: Ctx, span: Span) {
  const { me, facts } = await authorise(ctx, 'awards.see', {
    read: listRead(ctx, 'awards.see', award, span),
  })
  const [studentFor, rulingsOf] = [studentsFor(me, facts.people), ofFact(facts.rulings)]
  const all = facts.facts.flatMap((row) => {
    const student = studentFor('awards.see', row.fact.personId, row.fact.date)
    return student ? [{ student, ...shownAward(row, rulingsOf(row.fact.id)) }] : []
  })
  return { now: ctx.clock.now(), awards: all.toReversed() }
}
