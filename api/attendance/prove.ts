import * as v from 'valibot'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import { proofWithin } from '../../shared/attendance/proof.ts'
import { placesOn } from '../../shared/people/places.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { fromJsonRow } from '../kernel/json-row.ts'
import { punchInput } from './check-in.ts'
import { codeRead } from './code-read.ts'
import { judgeCode, proofEvents, tryWrites } from './judge-code.ts'
import type { Judged } from './judge-code.ts'
import { ownShifts, ownShiftsRead } from './own-shifts.ts'

export const proveInput = v.strictObject({
  /** Of the check-in that is to be proven. */
  receipt: v.pipe(v.string(), v.maxLength(20)),
  code: punchInput.entries.code.wrapped,
  capturedAt: punchInput.entries.capturedAt,
})
type Input = v.InferOutput<typeof proveInput>

/**
 * Adds a room code to an own check-in that has none, for a day after it. A wrong code is answered, not
 * refused; the check-in stands either way.
 */
export const prove = (ctx: Ctx, input: Input) => again(() => proveOnce(ctx, input))

async function proveOnce(ctx: Ctx, { receipt, code, capturedAt }: Input) {
  const { me, facts } = await authorise(ctx, 'attendance.check-in', {
    read: { ...ownShiftsRead(ctx), ...codeRead(ctx) },
  })
  const { season, places, punches } = ownShifts(ctx, me.personId, facts.ownShifts)
  const punched = punches.find((p) => p.receipt === receipt && p.kind === 'in')
  if (!punched) throw new Fault('not-found')
  const answer = { receipt, date: punched.date, shift: punched.shift }
  if (punched.proof === 'proven')
    return commit(ctx, me, { writes: [], events: [], answer: { ...answer, ...found('proven') } })
  if (ctx.clock.now() > punched.at + proofWithin) throw new Fault('proof-too-late')
  const date = workDateOf(punched.date)
  const target = { seasonId: season.id, date, shift: punched.shift }
  const [place] = placesOn(places, date)
  const judged = judgeCode(ctx, fromJsonRow(facts.codes), place?.className, target, { code, capturedAt })
  const shift = shiftInstance(date, punched.shift, season.rules)
  if (judged.outcome === 'proven' && (!shift || !within(shift, judged.proof.at)))
    return commit(ctx, me, { writes: [], events: [], answer: { ...answer, ...found('outside-shift') } })
  return commit(ctx, me, {
    writes: tryWrites(ctx, me, judged, punched.id),
    events: proofEvents(judged, punched.id),
    answer: { ...answer, ...found(judged.outcome) },
    conflict: 'overtaken',
  })
}

/** A right code of the day after shows only where somebody was the day after. */
const within = ({ opensAt, endsAt }: { opensAt: number; endsAt: number }, at: number) =>
  opensAt <= at && at <= endsAt

const found = (code: Judged['outcome'] | 'outside-shift') => ({
  code,
  proof: code === 'proven' ? ('proven' as const) : ('unproven' as const),
})
