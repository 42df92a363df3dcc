import type { EpochMs } from '../time/instant.ts'
import type { ShiftInstance } from './instance.ts'

export type Acceptance =
  | { ok: true; shift: ShiftInstance }
  | { ok: false; reason: 'no-shift' }
  | { ok: false; reason: 'not-open-yet' | 'window-closed'; shift: ShiftInstance }

/**
 * The shift that a check-in at this moment belongs to, by server time alone. Of two windows that are
 * open together the one that starts later counts: the earlier shift has had its hours.
 */
export function acceptCheckIn(shifts: readonly ShiftInstance[], now: EpochMs): Acceptance {
  const open = shifts.findLast((s) => s.opensAt <= now && now <= s.closesAt)
  if (open) return { ok: true, shift: open }
  const next = shifts.find((s) => now < s.opensAt)
  const last = shifts.findLast((s) => s.closesAt < now)
  if (last && (!next || now <= last.endsAt)) return { ok: false, reason: 'window-closed', shift: last }
  return next ? { ok: false, reason: 'not-open-yet', shift: next } : { ok: false, reason: 'no-shift' }
}

/** The shift that a check-out belongs to: open from the start until 120 minutes after the end, or until
 * the next shift's check-in opens. */
export function acceptCheckOut(shifts: readonly ShiftInstance[], now: EpochMs): Acceptance {
  const at = shifts.findLastIndex((s) => s.startsAt <= now)
  const shift = shifts[at]
  if (!shift) return { ok: false, reason: 'no-shift' }
  const closes = Math.min(shift.checkOutClosesAt, shifts[at + 1]?.opensAt ?? Number.POSITIVE_INFINITY)
  // A window that has opened belongs to the next shift, unless this one is still running.
  return now <= Math.max(closes, shift.endsAt)
    ? { ok: true, shift }
    : { ok: false, reason: 'window-closed', shift }
}

/** Whether a check-out is wanting for good; it costs nothing and is listed. */
export const checkOutMissing = (
  { checkOutClosesAt }: Pick<ShiftInstance, 'checkOutClosesAt'>,
  punched: { readonly in: boolean; readonly out: boolean },
  now: EpochMs,
): boolean => punched.in && !punched.out && checkOutClosesAt < now
