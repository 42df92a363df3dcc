import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Span } from '../rulings/input.ts'
import { placesWithin, studentsFor } from '../rulings/list.ts'
import { ofFact, rulingsOfStudents } from '../rulings/rulings-read.ts'
import { repairsRead, shownRepair } from './repairs-read.ts'

/** The faults reported in a span of dates, newest first, beside the minutes of that day. */
export async function listRepairs(ctx: Ctx, span: Span) {
  const within = withinReach(ctx, 'repairs.see')
  const { me, facts } = await authorise(ctx, 'repairs.see', {
    read: {
      people: placesWithin(ctx, within),
      repairs: repairsRead(ctx, within, span),
      rulings: rulingsOfStudents(ctx, within),
    },
  })
  const [studentFor, rulingsOf] = [studentsFor(me, facts.people), ofFact(facts.rulings)]
  const all = facts.repairs.flatMap((row) => {
    const student = studentFor('repairs.see', row.personId, row.date)
    return student ? [{ student, ...shownRepair(row, rulingsOf(row.id)) }] : []
  })
  return { now: ctx.clock.now(), repairs: all.toReversed() }
}
