import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import { attendance } from '../attendance/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { placesOfOne, repliesRead } from '../replies/replies.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { correction } from './table.ts'

/** One correction, whose it is, what was said to it, and every word on the shift it is about, newest first. */
export function correctionRead(ctx: Ctx, id: string) {
  const { query } = ctx.db
  const ofIt = sql`exists (select 1 from correction c where c.id = ${id} and c.season_id = ${attendance.seasonId}
    and c.person_id = ${attendance.personId} and c.date = ${attendance.date} and c.shift = ${attendance.shift})`
  return {
    season: seasonRules(ctx),
    asked: query
      .select()
      .from(correction)
      .where(and(eq(correction.id, id), eq(correction.seasonId, currentSeasonId))),
    owner: placesOfOne(ctx, sql`(select c.person_id from correction c where c.id = ${id})`),
    replies: repliesRead(ctx, sql`(${id})`),
    words: query
      .select({ ...getTableColumns(attendance), by: person.name })
      .from(attendance)
      .leftJoin(person, eq(person.id, attendance.decidedBy))
      .where(and(ofIt, isNull(attendance.withdrawnBy)))
      .orderBy(desc(attendance.version)),
  }
}
