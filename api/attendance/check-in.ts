import * as v from 'valibot'
import { acceptCheckIn, acceptCheckOut } from '../../shared/attendance/accept.ts'
import { placesOn } from '../../shared/people/places.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { refusedByConstraint } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { fromJsonRow } from '../kernel/json-row.ts'
import { inserting } from '../kernel/statements.ts'
import { codeRead } from './code-read.ts'
import type { Codes } from './code-read.ts'
import { deviceOf } from './device-of.ts'
import { judgeCode, proofEvents, tryWrites } from './judge-code.ts'
import type { Judged, Target } from './judge-code.ts'
import { ownShifts, ownShiftsRead } from './own-shifts.ts'
import type { OwnPunch, OwnShifts } from './own-shifts.ts'
import { sealReceipt } from './receipt-seal.ts'
import { receiptNumber } from './receipt-number.ts'
import { refuseTime } from './refuse-time.ts'
import { punch, punchDevice } from './table.ts'

const moment = v.pipe(v.number(), v.integer(), v.minValue(0))

export const punchInput = v.strictObject({
  kind: v.picklist(['in', 'out']),
  /** What the phone's clock says; kept for the record, decides nothing. */
  claimedAt: v.optional(moment),
  /** The digits on the room's wall. */
  code: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
  /** When the phone read them without a connection: where to look for their step. */
  capturedAt: v.optional(moment),
})
type Input = v.InferOutput<typeof punchInput>

/**
 * A student checks in or out for the shift whose window is open by server time, or at the step of the room code
 * that was read without a connection. A second punch of the same kind, from whichever phone, is answered
 * with the first one's receipt and `duplicate`.
 */
export const checkIn = (ctx: Ctx, input: Input) =>
  // Of two phones at the same instant the unique index lets one in; the other looks again and finds it.
  again(() => punchOnce(ctx, input))

const insertPunch = inserting(punch, [
  'id',
  'receipt',
  'seasonId',
  'personId',
  'date',
  'shift',
  'kind',
  'at',
  'receivedAt',
  'claimedAt',
  'deviceId',
])

async function punchOnce(ctx: Ctx, input: Input) {
  const { kind } = input
  const claimedAt = input.claimedAt && (ctx.clock.heard?.(input.claimedAt) ?? input.claimedAt)
  const { me, facts } = await authorise(ctx, 'attendance.check-in', {
    // A statement more only for those who give a code.
    read: { ...ownShiftsRead(ctx), ...(input.code ? codeRead(ctx) : {}) },
  })
  const own = ownShifts(ctx, me.personId, facts.ownShifts)
  const codes = facts.codes && fromJsonRow<Codes>(facts.codes)
  const judged = codes && codeFor(ctx, own, codes, input)
  const at = judged?.outcome === 'proven' ? judged.proof.at : ctx.clock.now()
  const accepted = kind === 'in' ? acceptCheckIn(own.shifts, at) : acceptCheckOut(own.shifts, at)
  if (!accepted.ok) {
    if (judged?.outcome === 'wrong') await countTry(ctx, me, judged)
    return refuseTime(accepted, kind, ctx.clock.now(), own.season.rules.timezone)
  }
  const { date, code: shift } = accepted.shift
  const first = own.punches.find((p) => p.date === date && p.shift === shift && p.kind === kind)
  if (first) return repeated(ctx, me, first, judged)

  const id = ctx.newId()
  const row = {
    id,
    receipt: receiptNumber(id),
    seasonId: own.season.id,
    personId: me.personId,
    date,
    shift,
    kind,
    at,
    receivedAt: ctx.clock.now(),
    claimedAt: claimedAt ?? null,
    deviceId: deviceOf(me),
  }
  return commit(ctx, me, {
    writes: [insertPunch(row), ...(judged ? tryWrites(ctx, me, judged, id) : [])],
    events: [
      { action: `attendance.check-${kind}`, target: id, after: { date: row.date, shift: row.shift } },
      ...proofEvents(judged, id),
    ],
    answer: {
      ...shown({ ...row, proof: proofAfter(judged) }, judged),
      seal: sealReceipt(ctx.keys, row),
      duplicate: false,
    },
    conflict: 'overtaken',
  })
}

/** What the code is worth, for the shift whose window was open when it was read, else for that of now. */
function codeFor(ctx: Ctx, { shifts, season, places }: OwnShifts, codes: Codes, input: Input): Judged {
  const now = ctx.clock.now()
  const { code = '', capturedAt } = input
  const read = capturedAt === undefined || capturedAt > now ? now : capturedAt
  const [then, today] = [acceptCheckIn(shifts, read), acceptCheckIn(shifts, now)]
  const shift = then.ok ? then.shift : today.ok ? today.shift : undefined
  const date = shift?.date ?? workDateAt(now, season.rules.timezone)
  const target: Target = { seasonId: season.id, date, shift: shift?.code ?? '' }
  const [place] = placesOn(places, date)
  return judgeCode(ctx, codes, place?.className, target, { code, capturedAt })
}

/** The receipt of the first punch; what a second phone adds is a note about it, or the proof it lacked. */
function repeated(ctx: Ctx, me: Me, first: OwnPunch, judged: Judged | undefined) {
  const deviceId = deviceOf(me)
  const another = first.deviceId !== deviceId && !first.otherDevices.includes(deviceId)
  const late = first.proof === 'proven' ? undefined : judged
  return commit(ctx, me, {
    writes: [
      ...(another
        ? [ctx.db.query.insert(punchDevice).values({ punchId: first.id, deviceId, at: ctx.clock.now() })]
        : []),
      ...(late ? tryWrites(ctx, me, late, first.id) : []),
    ],
    events: [
      ...(another
        ? [{ action: 'attendance.second-device' as const, target: first.id, after: { device: deviceId } }]
        : []),
      ...proofEvents(late, first.id),
    ],
    // This key has its answer from now on, also when the window has closed.
    answer: {
      ...shown({ ...first, proof: proofAfter(late, first.proof) }, judged),
      seal: sealReceipt(ctx.keys, first),
      duplicate: true,
    },
    conflict: 'overtaken',
  })
}

/** A wrong code counts also where the time is wrong: else a closed window were the place to guess. */
async function countTry(ctx: Ctx, me: Me, judged: Judged) {
  try {
    await ctx.db.write(tryWrites(ctx, me, judged, null))
  } catch (error) {
    throw refusedByConstraint(error) ? new Fault('overtaken') : error
  }
}

const proofAfter = (judged: Judged | undefined, before: OwnPunch['proof'] = 'unproven') =>
  judged?.outcome === 'proven' ? 'proven' : before

const shown = (
  { receipt, at, date, shift, kind, proof }: Omit<OwnPunch, 'otherDevices'>,
  judged: Judged | undefined,
) => ({
  receipt,
  at,
  date,
  shift,
  kind,
  proof,
  ...(judged ? { code: judged.outcome } : {}),
})
