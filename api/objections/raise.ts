import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { mayObject, objectable } from '../../shared/objections/objection.ts'
import type { Objectable } from '../../shared/objections/objection.ts'
import { readPayslip } from '../../shared/payouts/canonical.ts'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { payoutRun, payslip, signature } from '../payouts/table.ts'
import { aboutOwner, ownerRead } from '../payslips/owner.ts'
import { askedReason, requestId } from '../replies/input.ts'
import { noneOpen } from '../replies/replies.ts'
import { objection } from './table.ts'

export const raiseInput = v.strictObject({
  payslipId: requestId,
  hash: v.pipe(v.string(), v.maxLength(64)),
  /** Violations and errors are told where else to go. */
  kind: v.picklist([...objectable, 'error', 'violation']),
  lineId: v.pipe(v.string(), v.maxLength(200)),
  reason: askedReason,
})
type Input = v.InferOutput<typeof raiseInput>

/** 有疑问: the student says what is wrong with a line of the own payslip. Until somebody has answered, nobody signs it. */
export const raiseObjection = (ctx: Ctx, input: Input) => again(() => raiseOnce(ctx, input))

async function raiseOnce(ctx: Ctx, { payslipId, hash, kind, lineId, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'objections.raise', {
    read: { ...ownerRead(ctx, payslipId), slips: slipRead(ctx, payslipId) },
    about: aboutOwner,
  })
  const [found] = facts.slips
  if (!found) throw new Fault('not-found')
  const { slip, seasonId, signedAt } = found
  const payslipThen = readPayslip(utf8ToBytes(slip.bytes))
  const may = mayObject({ ...slip, signedAt }, payslipThen, { hash, kind, id: lineId })
  if (!may.ok) throw new Fault(may.reason)
  if (found.open.some((one) => one.kind === kind && one.id === lineId)) throw new Fault('asked-already')
  const row = {
    id: ctx.newId(),
    seasonId,
    runId: slip.runId,
    personId: me.personId,
    payslipId,
    hash,
    lineKind: kind as Objectable,
    lineId,
    reason,
    askedAt: ctx.clock.now(),
  }
  const same = sql`select asked.id from objection asked where asked.run_id = ${row.runId}
    and asked.person_id = ${row.personId} and asked.line_kind = ${kind} and asked.line_id = ${lineId}`
  const unsigned = sql`exists (select 1 from payslip p where p.id = ${payslipId} and p.current = 1
    and p.published_at is not null and not exists (select 1 from signature s where s.payslip_id = p.id))`
  return commit(ctx, me, {
    writes: [
      ...noneOpen(ctx, same),
      ...mustHold(ctx.db.query, unsigned),
      ctx.db.query.insert(objection).values(row),
    ],
    events: [
      { action: 'objections.raise', target: row.id, after: { payslip: payslipId, hash, kind, lineId } },
    ],
    answer: { id: row.id, askedAt: row.askedAt },
    conflict: 'overtaken',
  })
}

/** The own payslip, and to what of its run the student objects already. */
const slipRead = (ctx: Ctx, id: string) =>
  ctx.db.query
    .select({
      slip: payslip,
      seasonId: payoutRun.seasonId,
      signedAt: signature.signedAt,
      open: sql`(select json_group_array(json_object('kind', o.line_kind, 'id', o.line_id)) from objection o
        where o.run_id = "payslip"."run_id" and o.person_id = "payslip"."person_id"
          and not exists (select 1 from reply r where r.request_id = o.id and r.final = 1))`.mapWith(
        (text: string) => JSON.parse(text) as { kind: string; id: string }[],
      ),
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .leftJoin(signature, eq(signature.payslipId, payslip.id))
    .where(and(eq(payslip.id, id), eq(payslip.personId, ownId(ctx))))
