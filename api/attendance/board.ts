import { and, between, eq, inArray, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { isAbout } from '../../shared/replies/about.ts'
import { exceptionsOf, urgency } from '../../shared/attendance/exception.ts'
import { sharedCodes } from '../../shared/attendance/proof.ts'
import { reaches } from '../../shared/people/access.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { authorise, reachOn } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { requestsOf, requestsRead } from '../replies/requests-read.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { recordsOn } from './shift-records.ts'
import { excusedOn, placesOf } from './shift-roster.ts'
import { codesShownAt, provenShifts, shiftRosterRead, withinReach } from './shift-roster-read.ts'
import type { Listed } from './shift-roster-read.ts'
import { codeTry } from './table.ts'

export const boardInput = v.object({ date: v.optional(workDateInput) })

function boardRead(ctx: Ctx, date: WorkDate) {
  const within = withinReach(ctx, 'attendance.see')
  return {
    ...shiftRosterRead(ctx, 'attendance.see', date),
    proven: provenShifts(ctx, date),
    ...requestsRead(ctx, within, 'open'),
    proofs: ctx.db.query
      .select({
        room: sql<string>`${codeTry.room}`,
        step: sql<number>`${codeTry.step}`,
        personId: codeTry.personId,
        deviceId: codeTry.deviceId,
        at: codeTry.at,
        date: codeTry.date,
      })
      .from(codeTry)
      .where(
        and(
          eq(codeTry.seasonId, currentSeasonId),
          eq(codeTry.outcome, 'proven'),
          inArray(codeTry.personId, within),
          between(codeTry.date, addDays(date, -2), addDays(date, 2)),
        ),
      ),
  }
}
type BoardFacts = Rows<ReturnType<typeof boardRead>>

/** The caller's classes on a date by class and group, exceptions first; today unless one is named. */
export async function board(ctx: Ctx, input: v.InferOutput<typeof boardInput>) {
  const now = ctx.clock.now()
  const { me, facts } = await authorise(ctx, 'attendance.see', {
    read: boardRead(ctx, input.date ?? workDateAt(now, 'UTC')),
  })
  const date = input.date ?? workDateAt(now, theSeason(facts.season).rules.timezone)
  const reach = reachOn(me, date)
  const places = placesOf(facts, date).filter((place) => reaches(reach, 'attendance.see', place))
  const lineFor = linesOn(facts, date, now)
  const classes = [...Map.groupBy(places, (p) => p.className)].map(([className, members]) => ({
    className,
    groups: [...Map.groupBy(members, (p) => p.group)].map(([group, people]) => ({
      group,
      leader: people.find((p) => p.leader)?.name ?? null,
      students: people.map(lineFor).toSorted((a, b) => urgency(a.exceptions) - urgency(b.exceptions)),
    })),
  }))
  const shown = new Set(places.map((p) => p.personId))
  return {
    now,
    date,
    classes: classes.map(({ className, groups }) => {
      const counted = groups.map((group) => ({ ...group, counts: countsOf(group.students) }))
      return { className, counts: countsOf(groups.flatMap((g) => g.students)), groups: counted }
    }),
    sharedCodes: sharedCodes(facts.proofs.filter((p) => p.date === date && shown.has(p.personId))).map(
      ({ room, step, uses }) => ({ room, step, people: [...new Set(uses.map((use) => use.personId))] }),
    ),
  }
}

function linesOn(facts: BoardFacts, date: WorkDate, now: number) {
  const recordsFor = recordsOn(facts, date, now)
  const excused = excusedOn(facts, date)
  const about = new Set(
    requestsOf(facts)
      .filter((request) => request.kind !== 'swap' && isAbout(request, date))
      .map(({ personId }) => personId),
  )
  return ({ personId, number, name, leader }: Listed) => {
    const shifts = recordsFor(personId)
    const onLeave = excused.has(personId)
    const found = shifts.flatMap((shift) =>
      exceptionsOf(
        {
          ...shift,
          checkedIn: shift.checkIn !== null,
          onLeave,
          notes: shift.checkIn?.notes ?? [],
          codesShown: codesShownAt(facts.proven, { date, code: shift.code }),
          asked: about.has(personId),
        },
        now,
      ),
    )
    const exceptions = [...new Set(shifts.length || !about.has(personId) ? found : ['request' as const])]
    return { personId, number, name, leader, onLeave, shifts, exceptions }
  }
}

type Line = ReturnType<ReturnType<typeof linesOn>>

/** How many students are planned, are there, and were called what. */
function countsOf(students: readonly Line[]) {
  const count = (is: (shift: Line['shifts'][number]) => boolean) =>
    students.filter(({ shifts }) => shifts.some(is)).length
  const called = (state: string) => count((s) => s.confirmed && s.state === state)
  return {
    students: students.length,
    planned: count((s) => s.planned),
    checkedIn: count((s) => s.checkIn !== null),
    proven: count((s) => s.checkIn?.proof === 'proven'),
    confirmed: count((s) => s.confirmed),
    present: called('present'),
    late: called('late'),
    leftEarly: called('left-early'),
    absent: called('absent'),
    leave: called('leave'),
    exceptions: students.filter(({ exceptions }) => exceptions.length > 0).length,
  }
}
