import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { deskAccount } from '../accounts/table.ts'
import { disputesRead } from '../attendance/needs-read.ts'
import { consent } from '../consents/table.ts'
import { device } from '../devices/table.ts'
import { insurance } from '../insurance/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { person } from '../people/table.ts'
import { requestsRead } from '../replies/requests-read.ts'
import { room } from '../rooms/table.ts'
import { placesWithin } from '../rulings/list.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { planEntry } from '../shifts/table.ts'
import { discrepancyDecision } from './table.ts'

const everybody = sql`(select person_id from enrolment where season_id = ${currentSeasonId} and withdrawn_by is null)`

type Brought = { seasonId: SQLiteColumn; withdrawnBy: SQLiteColumn }
const live = (table: Brought) => and(eq(table.seasonId, currentSeasonId), isNull(table.withdrawnBy))

/** What a run's discrepancies are found in beside the facts that it is computed from, and what was decided about them. */
export function foundRead(ctx: Ctx) {
  const { query } = ctx.db
  const { corrections, asksForLeave } = requestsRead(ctx, everybody, 'open')
  return {
    listed: placesWithin(ctx, everybody),
    disputes: disputesRead(ctx, everybody),
    corrections,
    asksForLeave,
    cardConsents: query
      .select({ personId: consent.personId, granted: consent.granted })
      .from(consent)
      .where(eq(consent.kind, 'card-id'))
      .orderBy(asc(consent.at), asc(consent.id)),
    enrolled: query
      .selectDistinct({ personId: device.personId })
      .from(device)
      .where(isNull(device.removedAt)),
    deskAccounts: query.select().from(deskAccount).where(live(deskAccount)),
    insurances: query.select().from(insurance).where(live(insurance)),
    plan: query.select().from(planEntry).where(live(planEntry)),
    rooms: query.select().from(room).where(live(room)).orderBy(asc(room.name)),
    decisions: query
      .select({ ...getTableColumns(discrepancyDecision), by: person.name })
      .from(discrepancyDecision)
      .leftJoin(person, eq(person.id, discrepancyDecision.byId))
      .where(eq(discrepancyDecision.seasonId, currentSeasonId)),
  }
}
export type FoundFacts = Rows<ReturnType<typeof foundRead>>
