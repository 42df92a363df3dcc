import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { assessment } from '../assessments/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, membership, person } from '../people/table.ts'
import { requestsRead } from '../replies/requests-read.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { planEntry } from '../shifts/table.ts'
import { places, withinReach } from './shift-roster-read.ts'
import { attendance, punch } from './table.ts'

// The newest word on a shift contradicts the clock, and no teacher has spoken yet: as `openDispute` says it.
const contradicts = sql`${attendance.confirmed} = 1 and ${attendance.decidedAs} in ('leader', 'supervisor')
  and not exists (select 1 from attendance newer where newer.season_id = ${attendance.seasonId}
    and newer.person_id = ${attendance.personId} and newer.date = ${attendance.date} and newer.shift = ${attendance.shift}
    and newer.version > ${attendance.version} and newer.withdrawn_by is null)
  and iif(${punch.id} is null, ${attendance.state} in ('present', 'late', 'left-early'), ${attendance.state} = 'absent')`

const asked = sql`exists (select 1 from correction c where c.season_id = ${attendance.seasonId}
  and c.person_id = ${attendance.personId} and c.date = ${attendance.date} and c.shift = ${attendance.shift}
  and not exists (select 1 from reply r where r.request_id = c.id and r.final = 1))`

/** The live words about these students. */
const liveWithin = (within: SQL) =>
  and(
    eq(attendance.seasonId, currentSeasonId),
    isNull(attendance.withdrawnBy),
    inArray(attendance.personId, within),
  )

/** Roll calls and check-ins of these students that contradict each other, until a teacher settles them. */
export const disputesRead = ({ db }: Ctx, within: SQL) =>
  db.query
    .select({ ...getTableColumns(attendance), by: person.name, checkInAt: punch.at })
    .from(attendance)
    .leftJoin(person, eq(person.id, attendance.decidedBy))
    .leftJoin(
      punch,
      and(
        eq(punch.seasonId, attendance.seasonId),
        eq(punch.personId, attendance.personId),
        eq(punch.date, attendance.date),
        eq(punch.shift, attendance.shift),
        eq(punch.kind, 'in'),
      ),
    )
    .where(and(liveWithin(within), contradicts))

/** Everything open of the students within reach, and what is on record of the shifts it is about. */
export function needsRead(ctx: Ctx) {
  const { query } = ctx.db
  const within = withinReach(ctx, 'attendance.needs')
  return {
    season: seasonRules(ctx),
    people: places(ctx)
      .where(
        and(
          eq(membership.seasonId, currentSeasonId),
          inArray(membership.personId, within),
          isNull(enrolment.withdrawnBy),
        ),
      )
      .orderBy(membership.fromDate),
    ...requestsRead(ctx, within, 'open'),
    disputes: disputesRead(ctx, within),
    words: wordsOf(ctx)
      .where(and(liveWithin(within), asked))
      .orderBy(desc(attendance.version)),
    punches: query
      .select()
      .from(punch)
      .where(
        and(
          eq(punch.seasonId, currentSeasonId),
          inArray(punch.personId, within),
          sql`exists (select 1 from correction c where c.person_id = punch.person_id and c.date = punch.date
            and c.shift = punch.shift and not exists (select 1 from reply r where r.request_id = c.id and r.final = 1))`,
        ),
      ),
    plan: query
      .select()
      .from(planEntry)
      .where(and(eq(planEntry.seasonId, currentSeasonId), isNull(planEntry.withdrawnBy))),
    assessments: query
      .select()
      .from(assessment)
      .where(
        and(
          eq(assessment.seasonId, currentSeasonId),
          isNull(assessment.withdrawnBy),
          inArray(assessment.personId, within),
        ),
      ),
  }
}

const wordsOf = ({ db }: Ctx) =>
  db.query
    .select({ ...getTableColumns(attendance), by: person.name })
    .from(attendance)
    .leftJoin(person, eq(person.id, attendance.decidedBy))

export type NeedsFacts = Rows<ReturnType<typeof needsRead>>
