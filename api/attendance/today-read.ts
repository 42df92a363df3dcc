import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { payslip, signature } from '../payouts/table.ts'
import { enrolment, membership, person } from '../people/table.ts'
import { room } from '../rooms/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { places } from './shift-roster-read.ts'
import { attendance } from './table.ts'

/** What the first screen shows beside the student's own shifts. */
export function todayRead(ctx: Ctx) {
  const { query } = ctx.db
  const own = ownId(ctx)
  return {
    attendance: query
      .select({
        date: attendance.date,
        shift: attendance.shift,
        state: attendance.state,
        confirmed: attendance.confirmed,
        by: person.name,
        at: attendance.decidedAt,
      })
      .from(attendance)
      .leftJoin(person, eq(person.id, attendance.decidedBy))
      .where(
        and(
          eq(attendance.seasonId, currentSeasonId),
          eq(attendance.personId, own),
          isNull(attendance.withdrawnBy),
        ),
      )
      .orderBy(desc(attendance.date), desc(attendance.version)),
    // Whoever leads or led a group of a class that the student was in; the date tells which of them it is.
    leaders: places(ctx)
      .where(
        and(
          eq(membership.seasonId, currentSeasonId),
          isNull(enrolment.withdrawnBy),
          sql`${membership.personId} in (select l.person_id from membership l where l.leader = 1 and
            l.class_name in (select m.class_name from membership m where m.person_id = ${own}))`,
        ),
      )
      .orderBy(membership.fromDate),
    rooms: query
      .select({ name: room.name, classes: room.classes })
      .from(room)
      .where(and(eq(room.seasonId, currentSeasonId), isNull(room.withdrawnBy))),
    toSign: query
      .select({ id: payslip.id })
      .from(payslip)
      .leftJoin(signature, eq(signature.payslipId, payslip.id))
      .where(
        and(
          eq(payslip.personId, own),
          eq(payslip.current, true),
          isNotNull(payslip.publishedAt),
          isNull(signature.id),
        ),
      ),
  }
}
