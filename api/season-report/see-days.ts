import { reportDays } from '../../shared/season-report/days.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { reportRead, reportedOf } from './report-read.ts'

/** The season day by day, for the report's charts: attendance by class, response time and sales where imported. */
export async function seeReportDays(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'season-report.see', { read: reportRead(ctx) })
  const { students, served } = reportedOf(facts)
  return reportDays(students, served)
}
