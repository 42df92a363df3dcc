import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, person } from '../people/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { onRoster } from './published.ts'
import { attested, objected } from './settled.ts'
import { approval, payoutRun, payslip, signature } from './table.ts'

/** Somebody else signed in the same browser within ten minutes: each with an own key, but who held the phone? */
const sharedBrowser = sql<boolean>`exists (select 1 from signature other
  where other.browser = ${signature.browser} and other.person_id <> ${signature.personId}
  and abs(other.signed_at - ${signature.signedAt}) <= 600000)`.mapWith(Boolean)

/** The runs of the season, oldest period first, or one of them, with approvals and payslips in the roster's order. */
export function runsRead(ctx: Ctx, id?: string) {
  const { query } = ctx.db
  const wanted = and(
    eq(payoutRun.seasonId, currentSeasonId),
    id === undefined ? undefined : eq(payoutRun.id, id),
  ) as SQL
  return {
    runs: query.select().from(payoutRun).where(wanted).orderBy(payoutRun.fromDate),
    approvals: query
      .select({
        runId: approval.runId,
        contentHash: approval.contentHash,
        side: approval.side,
        personId: approval.personId,
        at: approval.at,
        name: person.name,
      })
      .from(approval)
      .innerJoin(payoutRun, eq(payoutRun.id, approval.runId))
      .innerJoin(person, eq(person.id, approval.personId))
      .where(wanted),
    slips: query
      .select({
        id: payslip.id,
        runId: payslip.runId,
        personId: payslip.personId,
        number: person.number,
        name: person.name,
        className: sql<string>`json_extract(${payslip.bytes}, '$.class')`,
        revision: payslip.revision,
        due: payslip.due,
        tax: payslip.tax,
        net: payslip.net,
        publishedAt: payslip.publishedAt,
        signedAt: signature.signedAt,
        method: signature.method,
        sharedBrowser,
        objected: objected().mapWith(Boolean),
        attested: attested().mapWith(Boolean),
      })
      .from(payslip)
      .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
      .innerJoin(person, eq(person.id, payslip.personId))
      .leftJoin(enrolment, onRoster())
      .leftJoin(signature, eq(signature.payslipId, payslip.id))
      .where(and(wanted, eq(payslip.current, true)))
      .orderBy(enrolment.seq),
  }
}

export type SeenRuns = Rows<ReturnType<typeof runsRead>>
