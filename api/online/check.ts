import { and, between, eq, inArray, isNull } from 'drizzle-orm'
import { onlineDiscrepancies } from '../../shared/online/check.ts'
import type { CheckedDay } from '../../shared/online/check.ts'
import { figuresOf } from '../../shared/allowance/figures.ts'
import { standingOf } from '../../shared/allowance/standing.ts'
import { placesOn } from '../../shared/people/places.ts'
import { eachDate, workDateOf } from '../../shared/time/work-date.ts'
import { assessment } from '../assessments/table.ts'
import { rosterRead, withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { repairsRead, shownRepair } from '../repairs/repairs-read.ts'
import type { Span } from '../rulings/input.ts'
import { studentsFor } from '../rulings/list.ts'
import { ofFact, rulingsOfStudents } from '../rulings/rulings-read.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { onlineTime } from './table.ts'

/**
 * The company's minutes held against the school's attendance, day by day: what does not go together, with the
 * faults that the student reported that day, which may explain it.
 */
export async function checkOnline(ctx: Ctx, span: Span) {
  const { me, facts } = await authorise(ctx, 'online.check', { read: checkRead(ctx, span) })
  const { rules } = theSeason(facts.season)
  const [studentFor, rulingsOf] = [studentsFor(me, facts.people), ofFact(facts.rulings)]
  const repairs = Map.groupBy(facts.repairs, dayOf)
  const reported = new Set(facts.reported.map(({ date }) => date))
  const days = checkedDays(facts, span)
  const found = onlineDiscrepancies(
    days.map((day) => ({ ...day, expected: day.expected && reported.has(day.date) })),
    rules.pay.overtime.thresholdMinutes,
  )
  const waited = days.filter(({ expected, date }) => expected && !reported.has(date))
  const words = Map.groupBy(facts.attendance, dayOf)
  const discrepancies = found.flatMap((one) => {
    const student = studentFor('online.check', one.personId, one.date)
    if (!student) return []
    const { personId: _person, ...rest } = one
    const attendance = newest(words.get(dayOf(one)) ?? []).map(({ shift, state, confirmed }) => ({
      shift,
      state,
      confirmed,
    }))
    const faults = (repairs.get(dayOf(one)) ?? []).map((r) => shownRepair(r, rulingsOf(r.id)))
    return [{ student, ...rest, attendance, repairs: faults }]
  })
  // One line for a date instead of one for each student of it.
  const withoutReport = [...new Set(waited.map(({ date }) => date))]
  return { now: ctx.clock.now(), withoutReport, discrepancies }
}

const dayOf = ({ personId, date }: { personId: string; date: string }) => `${personId} ${date}`

function checkRead(ctx: Ctx, span: Span) {
  const within = withinReach(ctx, 'online.check')
  const { season, people, attendance } = rosterRead(ctx, within, span.from, span.to)
  return {
    season,
    people,
    attendance,
    assessments: ctx.db.query
      .select()
      .from(assessment)
      .where(and(eq(assessment.seasonId, currentSeasonId), isNull(assessment.withdrawnBy))),
    online: ctx.db.query
      .select()
      .from(onlineTime)
      .where(
        and(
          eq(onlineTime.seasonId, currentSeasonId),
          inArray(onlineTime.personId, within),
          between(onlineTime.date, span.from, span.to),
          isNull(onlineTime.withdrawnBy),
        ),
      ),
    // Of everybody: a class without a single row of a date is one that its report has left out.
    reported: ctx.db.query
      .selectDistinct({ date: onlineTime.date })
      .from(onlineTime)
      .where(
        and(
          eq(onlineTime.seasonId, currentSeasonId),
          between(onlineTime.date, span.from, span.to),
          isNull(onlineTime.withdrawnBy),
        ),
      ),
    repairs: repairsRead(ctx, within, span),
    rulings: rulingsOfStudents(ctx, within),
  }
}
type All = Rows<ReturnType<typeof checkRead>>
type Word = Pick<All['attendance'][number], 'personId' | 'date' | 'shift' | 'state' | 'confirmed'>
type Facts = Pick<All, 'season' | 'people'> & {
  /** Of each shift the newest first. */
  attendance: readonly Word[]
  online: readonly Pick<All['online'][number], 'personId' | 'date' | 'minutes'>[]
  assessments: readonly Pick<All['assessments'][number], 'id' | 'personId' | 'date' | 'attempt' | 'passed'>[]
}

/** Of each shift the newest word; rows come newest first. */
function newest(words: readonly Word[]): Word[] {
  return [...new Map(words.toReversed().map((word) => [word.shift, word])).values()]
}

/** What is known of each student's date, for holding minutes and attendance against each other. */
export function checkedDays(facts: Facts, { from, to }: Span): CheckedDay[] {
  const { rules } = theSeason(facts.season)
  const { stageOn } = figuresOf(rules)
  const failures = rules.pay.logistics.afterFailedAssessments
  const assessed = Map.groupBy(facts.assessments, (a) => a.personId)
  const trackFrom = new Map(
    [...assessed].map(([personId, rows]) => {
      const known = rows.map((a) => ({ ...a, date: workDateOf(a.date) }))
      return [personId, standingOf(known, failures).trackFrom]
    }),
  )
  const [online, words] = [Map.groupBy(facts.online, dayOf), Map.groupBy(facts.attendance, dayOf)]
  return eachDate(workDateOf(from), workDateOf(to)).flatMap((date) =>
    placesOn(facts.people, date).flatMap(({ personId, className, group }): CheckedDay[] => {
      const day = dayOf({ personId, date })
      const [minutes, known] = [online.get(day), words.get(day)]
      if (!minutes && !known) return []
      const track = trackFrom.get(personId) ?? null
      return [
        {
          personId,
          date,
          className,
          group,
          minutes: minutes ? minutes.reduce((sum, row) => sum + row.minutes, 0) : null,
          attendance: newest(known ?? []),
          expected: stageOn.get(date)?.overtime === true && !(track && track <= date),
        },
      ]
    }),
  )
}
