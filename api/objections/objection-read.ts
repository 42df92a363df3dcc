import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { isOnSlip } from '../../shared/objections/objection.ts'
import { readPayslip } from '../../shared/payouts/canonical.ts'
import { requestState } from '../../shared/replies/reply.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { payoutRun, payslip } from '../payouts/table.ts'
import type { Replied } from '../replies/replies.ts'
import { placesOfOne, repliesRead, standsOn } from '../replies/replies.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { objection } from './table.ts'

/** Objections with the payslip that the student has in that run now, whichever revision they were raised on. */
const withSlip = ({ db }: Ctx, wanted: SQL | undefined) =>
  db.query
    .select({
      objection,
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
      slipId: payslip.id,
      bytes: payslip.bytes,
    })
    .from(objection)
    .innerJoin(payoutRun, eq(payoutRun.id, objection.runId))
    .leftJoin(
      payslip,
      and(
        eq(payslip.runId, objection.runId),
        eq(payslip.personId, objection.personId),
        eq(payslip.current, true),
      ),
    )
    .where(and(eq(objection.seasonId, currentSeasonId), wanted))
    .orderBy(asc(objection.askedAt))
export type ObjectionRow = Awaited<ReturnType<typeof withSlip>>[number]

/** One objection, whose it is and what was said to it. */
export const objectionRead = (ctx: Ctx, id: string) => ({
  asked: withSlip(ctx, eq(objection.id, id)),
  owner: placesOfOne(ctx, sql`(select o.person_id from objection o where o.id = ${id})`),
  replies: repliesRead(ctx, sql`(${id})`),
})

/** For `authorise`: the student, who stands in the class of the run's last day. */
export function aboutAsked({ asked: [one], owner }: { asked: ObjectionRow[]; owner: Listed[] }) {
  return one ? { date: one.to, people: [standsOn(owner, one.objection.personId, one.to)] } : { people: [] }
}

/** All objections of these students, and what was said to them. */
export const objectionsRead = (ctx: Ctx, within: SQL) => ({
  objections: withSlip(ctx, inArray(objection.personId, within)),
  answers: repliesRead(ctx, sql`(select o.id from objection o where o.person_id in ${within})`),
})

/** An objection as it is shown: open, answered, taken back, or overtaken where the payslip no longer says it. */
export function shownObjection(
  { objection: row, from, to, bytes }: ObjectionRow,
  answers: readonly Replied[],
) {
  const { id, runId, payslipId, lineKind: kind, lineId, reason, askedAt } = row
  const its = answers.filter(({ requestId }) => requestId === id)
  const slip = bytes === null ? undefined : readPayslip(utf8ToBytes(bytes))
  const asked = requestState(its)
  const gone = asked === 'open' && !(slip && isOnSlip(slip, { kind, id: lineId }))
  return {
    id,
    runId,
    payslipId,
    from,
    to,
    kind,
    lineId,
    reason,
    askedAt,
    state: gone ? ('overtaken' as const) : asked,
    line: [...(slip?.lines ?? []), ...(slip?.deductions ?? [])].find(
      (line) => line.kind === kind && line.id === lineId,
    ),
    tax: slip?.tax,
    net: slip?.net,
    replies: its.map(({ kind: said, by, at, reason: why }) => ({ kind: said, by, at, reason: why })),
  }
}
