import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { enrolment, membership } from './table.ts'

/** The names of the classes in which the roster of the current season has somebody. */
export const classesRead = ({ db }: Ctx) =>
  db.query
    .selectDistinct({ name: membership.className })
    .from(membership)
    .innerJoin(
      enrolment,
      and(eq(enrolment.personId, membership.personId), eq(enrolment.seasonId, membership.seasonId)),
    )
    .where(and(eq(membership.seasonId, currentSeasonId), isNull(enrolment.withdrawnBy)))
    .orderBy(membership.className)
