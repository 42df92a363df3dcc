import { and, between, desc, eq, getTableColumns, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Action } from '../../shared/people/access.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { rosterRead, withinReach } from '../attendance/shift-roster-read.ts'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, person } from '../people/table.ts'
import { reply } from '../replies/table.ts'
import { leave } from '../leaves/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { inChargeRead } from './in-charge.ts'
import { returnBatch, returnClosing, returnErased, returnPlace, returnWord } from './table.ts'

/** Whom the caller may see under an action, and whoever has ever stood in a batch that the caller has escorted. */
export const withinReachOrBatch = (ctx: Ctx, action: Action): SQL =>
  sql`(select w.person_id from membership w where w.person_id in ${withinReach(ctx, action)}
    union select p.person_id from return_place p join return_batch b on b.batch_id = p.batch_id
      where ${ownId(ctx)} in (b.teacher_id, b.company_id))`

/** Everything that the way home looks at, of the nights from a date to a date. */
export function nightRead(ctx: Ctx, within: SQL, from: WorkDate, to: WorkDate) {
  const { query } = ctx.db
  const near = (table: typeof returnWord | typeof returnPlace | typeof returnBatch | typeof returnClosing) =>
    and(eq(table.seasonId, currentSeasonId), between(table.date, from, to))
  return {
    ...rosterRead(ctx, within, from, to),
    dorms: query
      .select({ personId: enrolment.personId, dorm: enrolment.dorm, phoneTail: person.phoneTail })
      .from(enrolment)
      .innerJoin(person, eq(person.id, enrolment.personId))
      .where(
        and(
          eq(enrolment.seasonId, currentSeasonId),
          ne(enrolment.dorm, ''),
          isNull(enrolment.withdrawnBy),
          inArray(enrolment.personId, within),
        ),
      ),
    granted: query
      .select({ leaveId: reply.requestId, at: reply.at })
      .from(reply)
      .where(
        and(
          eq(reply.kind, 'grant'),
          inArray(
            reply.requestId,
            query
              .select({ id: leave.id })
              .from(leave)
              .where(and(eq(leave.seasonId, currentSeasonId), inArray(leave.personId, within))),
          ),
        ),
      ),
    said: query
      .select({ ...getTableColumns(returnWord), by: person.name })
      .from(returnWord)
      .leftJoin(person, eq(person.id, returnWord.byId))
      .where(and(near(returnWord), inArray(returnWord.personId, within)))
      .orderBy(desc(returnWord.version)),
    walks: query
      .select()
      .from(returnPlace)
      .where(and(near(returnPlace), inArray(returnPlace.personId, within)))
      .orderBy(desc(returnPlace.version)),
    batches: query.select().from(returnBatch).where(near(returnBatch)).orderBy(desc(returnBatch.version)),
    erased: query.select().from(returnErased).where(eq(returnErased.seasonId, currentSeasonId)),
    closings: query.select().from(returnClosing).where(near(returnClosing)).orderBy(desc(returnClosing.at)),
    ...inChargeRead(ctx),
    asker: query
      .select({ personId: person.id })
      .from(person)
      .where(eq(person.id, ownId(ctx))),
  }
}

export type NightFacts = Rows<ReturnType<typeof nightRead>>
