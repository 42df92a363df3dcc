import type { Assessment } from '../../shared/allowance/facts.ts'
import { consequencesOf, typingSpeedAsked } from '../../shared/assessments/assessment.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { factsOf, placesWithin, studentsFor } from '../rulings/list.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'
import { assessment } from './table.ts'

/** The attempts of everybody within reach by student, and what follows from them. */
export async function listAssessments(ctx: Ctx) {
  const within = withinReach(ctx, 'assessments.record')
  const { me, facts } = await authorise(ctx, 'assessments.record', {
    read: {
      season: seasonRules(ctx),
      people: placesWithin(ctx, within),
      facts: factsOf(ctx, assessment, within),
    },
  })
  const { rules } = theSeason(facts.season)
  const most = rules.pay.logistics.afterFailedAssessments
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const studentFor = studentsFor(me, facts.people)
  const byPerson = Map.groupBy(facts.facts, ({ fact }) => fact.personId)
  const students = [...new Set(facts.people.map(({ personId }) => personId))].flatMap((personId) => {
    const student = studentFor('assessments.record', personId, today)
    if (!student) return []
    const rows = byPerson.get(personId) ?? []
    const known = rows.map(({ fact }): Assessment => ({ ...fact, date: workDateOf(fact.date) }))
    const attempts = rows.map(({ fact: { id, date, attempt, passed, typingSpeed }, by }) => ({
      id,
      date,
      attempt,
      passed,
      typingSpeed,
      enteredBy: by ?? '',
    }))
    return [{ student, attempts, ...consequencesOf(known, most) }]
  })
  return { now: ctx.clock.now(), most, typingSpeedAsked, students }
}
