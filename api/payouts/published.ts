import { and, eq, isNotNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { enrolment } from '../people/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { payoutRun, payslip } from './table.ts'

/** Joins a payslip with its student's place in the roster of the run's season, whose order lists are in. */
export const onRoster = () =>
  and(eq(enrolment.personId, payslip.personId), eq(enrolment.seasonId, payoutRun.seasonId))

/** The payslips of a run of this season that its students see and that hold. */
export const publishedOf = (runId: SQL | string) =>
  and(
    eq(payslip.runId, runId),
    eq(payoutRun.seasonId, currentSeasonId),
    eq(payslip.current, true),
    isNotNull(payslip.publishedAt),
  )
