import { and, desc, eq, sql } from 'drizzle-orm'
import { Fault } from '../kernel/fault.ts'
import type { Builds } from '../kernel/statements.ts'
import { season } from './table.ts'

/** The id of the season that runs now: of those that were imported, the one that starts last. */
export const currentSeasonId = sql<string>`(select id from season order by starts_on desc, id desc limit 1)`

/** The newest rules of a season; of the current one unless an id is given. */
export const seasonRules = (ctx: Builds, id?: string) =>
  ctx.db.query
    .select()
    .from(season)
    .where(and(eq(season.id, id ?? currentSeasonId)))
    .orderBy(desc(season.version))
    .limit(1)

/** The season of that read; a server without one has nothing to show yet. */
export function theSeason(rows: (typeof season.$inferSelect)[]) {
  const [row] = rows
  if (!row) throw new Fault('not-found')
  return row
}
