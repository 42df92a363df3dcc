import * as v from 'valibot'
import { repairKinds } from '../../shared/repairs/repair.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { ownShifts, ownShiftsRead } from '../attendance/own-shifts.ts'
import type { OwnShifts } from '../attendance/own-shifts.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { noteText } from '../rulings/input.ts'
import { repair } from './table.ts'

export const reportRepairInput = v.strictObject({
  kind: v.picklist(repairKinds),
  seat: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20)), ''),
  note: v.optional(noteText, ''),
})
type Input = v.InferOutput<typeof reportRepairInput>

/** 设备报修 in two taps: it belongs to the shift that runs, after midnight too, and is listed beside its minutes. */
export async function reportRepair(ctx: Ctx, input: Input) {
  const { me, facts } = await authorise(ctx, 'repairs.report', { read: ownShiftsRead(ctx) })
  const own = ownShifts(ctx, me.personId, facts.ownShifts)
  if (!own.places.length) throw new Fault('not-found')
  const row = {
    id: ctx.newId(),
    seasonId: own.season.id,
    personId: me.personId,
    date: dateNow(ctx, own),
    ...input,
    reportedAt: ctx.clock.now(),
  }
  const { id, date, kind, seat } = row
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(repair).values(row)],
    events: [{ action: 'repairs.report', target: id, after: { date, kind, seat } }],
    answer: { id, date, at: row.reportedAt },
  })
}

function dateNow(ctx: Ctx, { shifts, season }: OwnShifts) {
  const now = ctx.clock.now()
  const running = shifts.find((s) => s.opensAt <= now && now <= s.checkOutClosesAt)
  return running?.date ?? workDateAt(now, season.rules.timezone)
}
