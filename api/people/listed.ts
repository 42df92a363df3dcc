import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import * as v from 'valibot'
import { workDateAt } from '../../shared/time/instant.ts'
import type { Membership } from '../../shared/people/access.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { enrolment, membership, person } from './table.ts'

/** Students by name of their class or one by one; a class is about fifty. */
export const studentsInput = v.union([
  v.object({ className: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)) }),
  v.object({ personIds: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(120)) }),
])
type Asked = { className: string } | { personIds: string[] }

/** The students who are asked for, with all places of this season, oldest first. */
export const listedRead = (ctx: Ctx, asked: Asked) => ({
  season: seasonRules(ctx),
  places: ctx.db.query
    .select({
      personId: person.id,
      number: person.number,
      name: person.name,
      className: membership.className,
      group: membership.groupName,
      leader: membership.leader,
      fromDate: membership.fromDate,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(
      enrolment,
      and(eq(enrolment.personId, membership.personId), eq(enrolment.seasonId, membership.seasonId)),
    )
    .where(
      and(
        eq(membership.seasonId, currentSeasonId),
        isNull(enrolment.withdrawnBy),
        'personIds' in asked
          ? inArray(person.id, asked.personIds)
          : inArray(
              person.id,
              ctx.db.query
                .select({ id: membership.personId })
                .from(membership)
                .where(
                  and(eq(membership.seasonId, currentSeasonId), eq(membership.className, asked.className)),
                ),
            ),
      ),
    )
    .orderBy(asc(enrolment.seq), asc(membership.fromDate)),
})
type Facts = Pick<Rows<ReturnType<typeof listedRead>>, 'season' | 'places'>

/** Where each of them stands today; who has not come yet stands where the roster begins. */
export function listedToday(ctx: Ctx, { season, places }: Facts, asked: Asked): Facts['places'] {
  if (!season.length) return []
  const today = workDateAt(ctx.clock.now(), theSeason(season).rules.timezone)
  const held = new Map<string, Facts['places'][number]>()
  for (const place of places)
    if (place.fromDate <= today || !held.has(place.personId)) held.set(place.personId, place)
  const all = [...held.values()]
  return 'className' in asked ? all.filter(({ className }) => className === asked.className) : all
}

/** For `authorise`: the class itself is asked about, too, so that an empty one of others is refused like a full one. */
export const aboutListed = (ctx: Ctx, asked: Asked) => (facts: Facts) => ({
  people: [
    ...('className' in asked ? [nobodyOf(asked.className)] : []),
    ...listedToday(ctx, facts, asked),
  ] satisfies Membership[],
})

const nobodyOf = (className: string): Membership => ({ personId: '', className, group: '', leader: false })

/** All of those who were asked for, or `not-found`. */
export function askedStudents(ctx: Ctx, facts: Facts, asked: Asked) {
  const found = listedToday(ctx, facts, asked)
  const wanted = 'personIds' in asked ? new Set(asked.personIds).size : 1
  if (found.length < wanted) throw new Fault('not-found')
  return found
}
