import * as v from 'valibot'
import { reaches } from '../../shared/people/access.ts'
import { reportOf } from '../../shared/reports/report.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise, reachOn } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { dayRead, shiftsOf } from './day-read.ts'

export const seeReportInput = v.object({ date: workDateInput })
export type SeeReport = v.InferOutput<typeof seeReportInput>

/**
 * What a day of the caller's classes comes to now, in counts. `told`: the newest version that the caller was told of,
 * and whether this is still it.
 */
export async function seeReport(ctx: Ctx, { date }: SeeReport) {
  const { me, facts } = await authorise(ctx, 'reports.see', {
    read: dayRead(ctx, withinReach(ctx, 'reports.see'), date, date),
  })
  const reach = reachOn(me, date)
  const report = reportOf(
    date,
    facts.season.length ? shiftsOf(facts, date, (place) => reaches(reach, 'reports.see', place)) : [],
  )
  const last = facts.reports.find((row) => row.personId === me.personId)
  const same = last?.hash === sha256Hex(JSON.stringify(report))
  return {
    me,
    facts,
    report,
    now: ctx.clock.now(),
    told: last ? { version: last.version, at: last.at, same } : null,
  }
}
