import { workDateAt } from '../../shared/time/instant.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { placesWithin, studentsFor } from '../rulings/list.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'

/** Whom a new violation may be about today, and the season's kinds: what its form offers, to a leader too. */
export async function violationChoices(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'violations.record', {
    read: { season: seasonRules(ctx), people: placesWithin(ctx, withinReach(ctx, 'violations.record')) },
  })
  const { rules } = theSeason(facts.season)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const studentFor = studentsFor(me, facts.people)
  const ids = new Set(facts.people.map(({ personId }) => personId))
  const students = [...ids].flatMap((id) => studentFor('violations.record', id, today) ?? [])
  return { now: ctx.clock.now(), today, kinds: rules.violationKinds, students }
}
