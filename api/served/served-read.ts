import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { serviceDay } from './table.ts'

/** What the company's reports say of the students' days with customers, of the season that runs now. */
export const serviceRead = ({ db }: Ctx) => ({
  service: db.query
    .select({
      personId: serviceDay.personId,
      date: serviceDay.date,
      responseMs: serviceDay.responseMs,
      served: serviceDay.served,
      sales: serviceDay.sales,
    })
    .from(serviceDay)
    .where(and(eq(serviceDay.seasonId, currentSeasonId), isNull(serviceDay.withdrawnBy))),
})
