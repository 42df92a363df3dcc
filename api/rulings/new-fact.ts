import { sql } from 'drizzle-orm'
import type { Season } from '../../shared/seasons/season.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { standsOn } from '../replies/replies.ts'
import { placesWithin } from './list.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'
import type { season } from '../seasons/table.ts'

interface About {
  personId: string
  date: WorkDate
}

/** The rules, and whom a new fact is about: known before it is decided who may. */
export const newFactRead = (ctx: Ctx, personId: string) => ({
  season: seasonRules(ctx),
  owner: placesWithin(ctx, sql`(${personId})`),
})

export const aboutNew =
  ({ personId, date }: About) =>
  ({ owner }: { owner: Listed[] }) => ({ date, people: [standsOn(owner, personId, date)] })

interface Facts {
  season: (typeof season.$inferSelect)[]
  owner: Listed[]
}

/** The head of a fact that somebody enters: a student of the season on that date, which has come. */
export function newFact(ctx: Ctx, me: Me, { season: seasons, owner }: Facts, { personId, date }: About) {
  const { id: seasonId, rules } = theSeason(seasons)
  const place = standsOn(owner, personId, date)
  if (place.className === '\0') throw new Fault('not-found')
  mustHaveCome(ctx, rules, date)
  const row = {
    id: ctx.newId(),
    seasonId,
    personId,
    date,
    enteredBy: me.personId,
    enteredAt: ctx.clock.now(),
  }
  return { row, rules, place }
}

/** Nothing has happened yet on a date that lies ahead. */
export function mustHaveCome(ctx: Ctx, rules: Season, date: WorkDate) {
  if (date > workDateAt(ctx.clock.now(), rules.timezone)) throw new Fault('date-ahead')
}
