import { and, asc, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { reaches } from '../../shared/people/access.ts'
import type { Action } from '../../shared/people/access.ts'
import { placesOn } from '../../shared/people/places.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { places, withinReach } from '../attendance/shift-roster-read.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import { ownId, reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Read } from '../kernel/db.ts'
import { enrolment, membership, person } from '../people/table.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import type { entered } from '../seasons/brought.ts'
import type { Span } from './input.ts'
import { rulingsOfStudents } from './rulings-read.ts'
import type { RuledTable } from './rulings-read.ts'

type ListedTable = RuledTable & Record<keyof typeof entered, SQLiteColumn>
type Rows<T extends ListedTable> = Read<{ fact: T['$inferSelect']; by: string | null }[]>

/** The live facts of these students, oldest first, with who entered each in the program. */
export const factsOf = <T extends ListedTable>(ctx: Ctx, table: T, within: SQL, span?: Span) =>
  ctx.db.query
    .select({ fact: table as ListedTable, by: person.name })
    .from(table as ListedTable)
    .leftJoin(person, eq(person.id, table.enteredBy))
    .where(
      and(
        eq(table.seasonId, currentSeasonId),
        inArray(table.personId, within),
        isNull(table.withdrawnBy),
        span && between(table.date, span.from, span.to),
      ),
    )
    .orderBy(asc(table.date), asc(table.id)) as unknown as Rows<T>

/** The students within reach with all their places; the one on the date says who decides. */
export const placesWithin = (ctx: Ctx, within: SQL) =>
  places(ctx)
    .where(
      and(
        eq(membership.seasonId, currentSeasonId),
        inArray(membership.personId, within),
        isNull(enrolment.withdrawnBy),
      ),
    )
    .orderBy(membership.fromDate)

/** A noun's facts of a span for whoever is in charge, and what was said about them. */
export function listRead<T extends ListedTable>(ctx: Ctx, action: Action, table: T, span: Span) {
  const within = withinReach(ctx, action)
  return {
    season: seasonRules(ctx),
    people: placesWithin(ctx, within),
    facts: factsOf(ctx, table, within, span),
    rulings: rulingsOfStudents(ctx, within),
  }
}

/** The same of the caller alone, of the whole season. */
export function ownRead<T extends ListedTable>(ctx: Ctx, table: T) {
  const own = sql`(${ownId(ctx)})`
  return {
    season: seasonRules(ctx),
    facts: factsOf(ctx, table, own),
    rulings: rulingsOfStudents(ctx, own),
  }
}

/** Who it is, as of the date; undefined where the caller may not do this about that student then. */
export function studentsFor(me: Me, people: readonly Listed[]) {
  const byPerson = Map.groupBy(people, (p) => p.personId)
  return (action: Action, personId: string, date: string) => {
    const [place] = placesOn(byPerson.get(personId) ?? [], workDateOf(date))
    if (!place || !reaches(reachOn(me, date), action, place)) return undefined
    const { number, name, className, group, leader } = place
    return { personId, number, name, className, group, leader }
  }
}
export type Student = NonNullable<ReturnType<ReturnType<typeof studentsFor>>>
