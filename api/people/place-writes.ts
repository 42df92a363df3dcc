import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { inChunks } from '../seasons/chunks.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { membership } from './table.ts'

type Row = typeof membership.$inferSelect

/**
 * Places that begin on a date, for students of one season: each is the last one, so what was to begin later is no longer so.
 * The first place of all, from the beginning on, ends none.
 */
export function placeWrites({ db: { query } }: Pick<Ctx, 'db'>, seasonId: string, places: Row[]): Write[] {
  const entry = sql`excluded`
  const byDate = Map.groupBy(places, ({ fromDate }) => fromDate)
  const ended = [...byDate].map(([fromDate, rows]) =>
    query
      .delete(membership)
      .where(
        and(
          eq(membership.seasonId, seasonId),
          gt(membership.fromDate, fromDate),
          inArray(
            membership.personId,
            sql`(select value from json_each(${JSON.stringify(rows.map(({ personId }) => personId))}))`,
          ),
        ),
      ),
  )
  return [
    ...ended,
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
  ]
}
