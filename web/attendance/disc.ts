import type { AttendanceState } from '../../shared/allowance/facts.ts'
import type { Answer } from '../platform/wire.ts'

export type Today = Answer<'/api/attendance/today'>

/** What the round button is: the state of the shift, by server time. `share` is how much of its window has run down. */
export type Disc =
  | { look: 'loading' | 'rest' | 'missed' | 'came' | 'gone' }
  | { look: 'waiting'; kind: 'in' | 'out' }
  | { look: 'early'; opensIn: number }
  | { look: 'in'; late: boolean; share: number; left: number }
  | { look: 'out'; share: number; left: number }
  | { look: 'confirmed'; state: AttendanceState; wentToWork: boolean }

const worked = new Set<AttendanceState>(['present', 'late', 'left-early'])

/** A tap counts as done only with the server's receipt: what waits in the outbox is "waiting", never "came". */
export function discOf(today: Today | undefined, now: number | null, pending: 'in' | 'out' | null): Disc {
  if (!today || now === null) return { look: 'loading' }
  const { shift, checkIn, checkOut, attendance } = today
  if (!shift) return { look: 'rest' }
  if (pending && !(pending === 'in' ? checkIn : checkOut)) return { look: 'waiting', kind: pending }
  if (checkOut) return { look: 'gone' }
  const state = attendance?.confirmed ? attendance.state : null
  const wentToWork = checkIn !== null || (state !== null && worked.has(state))
  if (wentToWork && shift.endsAt <= now && now <= shift.checkOutClosesAt) {
    return { look: 'out', ...window(shift.endsAt, shift.checkOutClosesAt, now) }
  }
  // Called absent, and yet here while the window is open: both words are kept, a teacher settles it.
  const mayCome = !checkIn && (state === null || state === 'absent')
  if (mayCome && shift.opensAt <= now && now <= shift.closesAt) {
    return { look: 'in', late: now > shift.lateAt, ...window(shift.opensAt, shift.closesAt, now) }
  }
  if (state) return { look: 'confirmed', state, wentToWork }
  if (checkIn) return { look: 'came' }
  return now < shift.opensAt ? { look: 'early', opensIn: shift.opensAt - now } : { look: 'missed' }
}

const window = (from: number, to: number, now: number) => ({
  share: (now - from) / (to - from),
  left: to - now,
})
