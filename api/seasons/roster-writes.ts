import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { placeWrites } from '../people/place-writes.ts'
import { enrolment } from '../people/table.ts'
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
    ...placeWrites(ctx, to.seasonId, places),
    ...(gone.length ? [query.update(enrolment).set({ withdrawnBy: to.importId }).where(of(gone, to))] : []),
  ]
}

const numbersOf = (changes: RosterChange[], { importId }: RosterTo) =>
  changes.flatMap(({ personId, person: { brought = [] } }) =>
    brought.length ? [{ importId, personId, fields: brought }] : [],
  )

const of = (people: string[], { seasonId }: RosterTo) =>
  and(
    eq(enrolment.seasonId, seasonId),
    inArray(enrolment.personId, sql`(select value from json_each(${JSON.stringify(people)}))`),
  )

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
