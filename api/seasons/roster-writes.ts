import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { enrolment, membership } from '../people/table.ts'
import { inChunks } from './chunks.ts'
import type { RosterChange, RosterTo } from './import-roster.ts'
import { numberImport } from '../private/table.ts'
import { personWrites } from './person-writes.ts'

/** The roster's changes as statements: rows that are new together, people before what refers to them. */
export function rosterWrites(ctx: Ctx, changes: RosterChange[], gone: string[], to: RosterTo): Write[] {
  const { query } = ctx.db
  const entries = changes.flatMap((c) => c.enrolment ?? [])
  const places = changes.flatMap((c) => c.place ?? [])
  const entry = sql`excluded`
  return [
    ...personWrites(
      ctx,
      changes.map((c) => c.person),
    ),
    ...inChunks(numbersOf(changes, to), 1000).map((rows) => query.insert(numberImport).values(rows)),
    ...inChunks(entries, 1000).map((rows) =>
      query
        .insert(enrolment)
        .values(rows)
        .onConflictDoUpdate({
          target: [enrolment.seasonId, enrolment.personId],
          set: {
            seq: sql`${entry}.seq`,
            dorm: sql`${entry}.dorm`,
            entersOn: sql`${entry}.enters_on`,
            leavesOn: sql`${entry}.leaves_on`,
            withdrawnBy: null,
          },
        }),
    ),
    ...moves(ctx, changes, to),
    ...supersede(ctx, places, to),
    ...inChunks(places, 1000).map((rows) =>
      query
        .insert(membership)
        .values(rows)
        .onConflictDoUpdate({
          target: [membership.seasonId, membership.personId, membership.fromDate],
          set: {
            className: sql`${entry}.class_name`,
            groupName: sql`${entry}.group_name`,
            leader: sql`${entry}.leader`,
          },
        }),
    ),
    ...(gone.length
      ? [
          query
            .update(enrolment)
            .set({ withdrawnBy: to.importId })
            .where(of(enrolment, gone, to)),
        ]
      : []),
  ]
}

const numbersOf = (changes: RosterChange[], { importId }: RosterTo) =>
  changes.flatMap(({ personId, person: { brought = [] } }) =>
    brought.length ? [{ importId, personId, fields: brought }] : [],
  )

const of = (table: typeof enrolment | typeof membership, people: string[], { seasonId }: RosterTo) =>
  and(
    eq(table.seasonId, seasonId),
    inArray(table.personId, sql`(select value from json_each(${JSON.stringify(people)}))`),
  )

/** A place that begins on a date is the last one: what an earlier import had begin later is no longer so. */
function supersede(ctx: Ctx, places: { personId: string; fromDate: string }[], to: RosterTo): Write[] {
  const people = places.filter((p) => p.fromDate === to.fromDate).map((p) => p.personId)
  if (!people.length) return []
  const later = and(of(membership, people, to), gt(membership.fromDate, to.fromDate))
  return [ctx.db.query.delete(membership).where(later)]
}

/** The order of the roster is that of the file's lines. */
function moves(ctx: Ctx, changes: RosterChange[], { seasonId }: RosterTo): Write[] {
  const moved = changes.flatMap((c) => (c.movesTo === undefined ? [] : [[c.personId, c.movesTo]]))
  if (!moved.length) return []
  return [
    {
      sql: `update enrolment set seq = moved.value ->> 1 from json_each(?) moved
        where enrolment.season_id = ? and enrolment.person_id = moved.value ->> 0`,
      args: [JSON.stringify(moved), seasonId],
    },
  ]
}
