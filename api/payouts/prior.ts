import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PriorRuns } from '../../shared/allowance/facts.ts'
import { money, sum } from '../../shared/money/money.ts'
import { exactText } from '../../shared/money/round.ts'
import type { Builds } from '../kernel/statements.ts'
import { payoutRun, payslip } from './table.ts'

/**
 * The payslips that students have been shown, of one person or of all: what earlier runs of a year are summed
 * from. A run that is being computed anew counts as it was published last, until it is published again: then a payslip
 * that nothing took the place of is gone.
 */
export const publishedRead = (ctx: Builds, seasonId: SQL | string, personId?: SQL | string) =>
  ctx.db.query
    .select({
      runId: payoutRun.id,
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
      personId: payslip.personId,
      due: payslip.due,
      tax: payslip.tax,
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .where(
      and(
        eq(payoutRun.seasonId, seasonId),
        isNotNull(payslip.publishedAt),
        or(eq(payslip.current, true), eq(payoutRun.state, 'draft')),
        sql`not exists (select 1 from payslip newer where newer.run_id = ${payslip.runId}
          and newer.person_id = ${payslip.personId} and newer.revision > ${payslip.revision}
          and newer.published_at is not null)`,
        personId === undefined ? undefined : eq(payslip.personId, personId),
      ),
    )

type Published = Awaited<ReturnType<typeof publishedRead>>

/** What each person had earned and been taxed in runs of the same year that end before this one begins. */
export function priorRuns(published: Published, from: string): (personId: string) => PriorRuns {
  const earlier = published.filter((p) => p.to < from && p.to.slice(0, 4) === from.slice(0, 4))
  const by = Map.groupBy(earlier, (p) => p.personId)
  return (personId) => {
    const mine = by.get(personId) ?? []
    return { income: sumText(mine.map((p) => p.due)), tax: sumText(mine.map((p) => p.tax)) }
  }
}

const sumText = (amounts: string[]) => exactText(sum(amounts.map(money)))
