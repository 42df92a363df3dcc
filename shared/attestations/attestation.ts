import type { Decided } from '../payouts/approval.ts'
import type { Side } from '../rulings/ruling.ts'
import type { WorkDate } from '../time/work-date.ts'

/** 纸质签名 and 联系不上. */
export const attestationKinds = ['paper', 'unreachable'] as const
export type AttestationKind = (typeof attestationKinds)[number]

export interface AttestableSlip {
  readonly hash: string
  readonly current: boolean
  readonly publishedAt: number | null
  readonly signedAt: number | null
  readonly objected: boolean
}

/** Why a payslip takes no attestation: it is another one by now, signed, or the student's doubt waits for an answer. */
export function mayBeAttested(
  slip: AttestableSlip,
  hash: string,
): Decided<'payslip-changed' | 'signed-already' | 'objection-open'> {
  if (!slip.current || slip.publishedAt === null || slip.hash !== hash)
    return { ok: false, reason: 'payslip-changed' }
  if (slip.signedAt !== null) return { ok: false, reason: 'signed-already' }
  return slip.objected ? { ok: false, reason: 'objection-open' } : { ok: true }
}

/** What each kind asks for: a picture of the sheet, or that the deadline has come. */
export function mayPropose(
  { kind, hasPicture }: { kind: AttestationKind; hasPicture: boolean },
  { today, deadline }: { today: WorkDate; deadline: WorkDate },
): Decided<'picture-needed' | 'deadline-ahead'> {
  if (kind === 'paper' && !hasPicture) return { ok: false, reason: 'picture-needed' }
  if (kind === 'unreachable' && today < deadline) return { ok: false, reason: 'deadline-ahead' }
  return { ok: true }
}

/** Two people, one of each side. */
export function mayDecide(
  proposed: { readonly byId: string; readonly side: Side },
  decides: { readonly personId: string; readonly sides: readonly Side[] },
): Decided<'one-person' | 'other-side'> {
  if (proposed.byId === decides.personId) return { ok: false, reason: 'one-person' }
  return decides.sides.some((side) => side !== proposed.side)
    ? { ok: true }
    : { ok: false, reason: 'other-side' }
}
