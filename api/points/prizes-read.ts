import { eq } from 'drizzle-orm'
import { awardState } from '../../shared/awards/award.ts'
import { placesOn } from '../../shared/people/places.ts'
import { prizeDue } from '../../shared/points/prize-due.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { award } from '../awards/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { ofFact, rulingsRead } from '../rulings/rulings-read.ts'
import { ruling } from '../rulings/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { scoredStudents, scoresRead } from './scores-read.ts'

export const prizesRead = (ctx: Ctx) => ({
  ...scoresRead(ctx),
  awards: ctx.db.query
    .select({ id: award.id, amount: award.amount, reviewed: award.reviewed })
    .from(award)
    .where(eq(award.seasonId, currentSeasonId)),
  rulings: rulingsRead(ctx, eq(ruling.seasonId, currentSeasonId)),
})
type Facts = Rows<ReturnType<typeof prizesRead>>

/** The award that a prize becomes: one a student and tier, whoever gives it and however often. */
const prizeId = (seasonId: string, personId: string, prize: string) =>
  sha256Hex(`prize/v1\n${seasonId}\n${personId}\n${prize}`).slice(0, 32)

/** The prizes with money that students have reached and not been given, and the hash that says which they are. */
export function prizesDue(ctx: Ctx, facts: Facts) {
  const { seasonId, rules, today, students } = scoredStudents(ctx, facts)
  const [awards, rulingsOf] = [new Map(facts.awards.map((one) => [one.id, one])), ofFact(facts.rulings)]
  const [pointsOf, placesOf] = [
    Map.groupBy(facts.points, ({ personId }) => personId),
    Map.groupBy(facts.people, ({ personId }) => personId),
  ]
  const { from, to } = stagesSpan(rules.stages)
  const given = (personId: string) =>
    rules.prizes.flatMap(({ name: prize }) => {
      const one = awards.get(prizeId(seasonId, personId, prize))
      if (!one) return []
      const state = awardState(one.reviewed, rulingsOf(one.id))
      return [{ prize, amount: state === 'refused' || state === 'withdrawn' ? '0' : one.amount }]
    })
  const due = students.flatMap(({ personId, name, className }) => {
    const found = prizeDue(rules.prizes, pointsOf.get(personId) ?? [], given(personId), today)
    if (!found) return []
    // Of a run of the season, and not of the days before or after it, which no run pays.
    const date = workDateOf(found.date < from ? from : found.date > to ? to : found.date)
    const places = placesOf.get(personId)!
    const place = placesOn(places, date)[0] ?? places.at(-1)!
    return [
      { ...found, id: prizeId(seasonId, personId, found.prize), personId, name, className, date, place },
    ]
  })
  return { seasonId, due, dueHash: sha256Hex(due.map(({ id, amount }) => `${id} ${amount}`).join('\n')) }
}
