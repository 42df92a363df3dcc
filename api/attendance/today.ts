import { acceptCheckIn } from '../../shared/attendance/accept.ts'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { placesOn } from '../../shared/people/places.ts'
import { isLateShift, returnOpensAt, watchedFor } from '../../shared/returns/return.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { utcOffsetMinutes, workDateAt } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { ownShifts, ownShiftsRead } from './own-shifts.ts'
import type { OwnPunch } from './own-shifts.ts'
import { todayRead } from './today-read.ts'

/** The student's first screen in one answer: the shift that matters now, what is known of it, what to do. */
export async function today(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'attendance.today', {
    read: { ...ownShiftsRead(ctx), ...todayRead(ctx) },
  })
  const { season, shifts, places, punches } = ownShifts(ctx, me.personId, facts.ownShifts)
  const { rules } = season
  const now = ctx.clock.now()
  const shift = shiftNow(shifts, now)
  const date = shift?.date ?? workDateAt(now, rules.timezone)
  const [place] = placesOn(places, date)
  const leader = placesOn(facts.leaders, date).find(
    (l) => l.leader && l.className === place?.className && l.group === place.group,
  )
  const punched = (kind: 'in' | 'out') =>
    punches.find((p) => p.kind === kind && p.date === shift?.date && p.shift === shift.code) ?? null
  const known = facts.attendance.find((a) => a.date === shift?.date && a.shift === shift.code)
  return {
    now,
    utcOffsetMinutes: utcOffsetMinutes(now, rules.timezone),
    date,
    shift: shift && {
      ...shift,
      room: facts.rooms.find((r) => place && r.classes.includes(place.className))?.name ?? null,
      group: place?.group ?? '',
      leader: leader?.name ?? null,
    },
    checkIn: punched('in'),
    checkOut: punched('out'),
    attendance: known ? { state: known.state, confirmed: known.confirmed, by: known.by, at: known.at } : null,
    payslipsToSign: facts.toSign,
    /** Whether there is a late shift to come home from. */
    goingHome: isGoingHome(season.rules, shifts, punches, now),
  }
}

/** Planned for a late shift, or checked in to one, from an hour before its end until a day after it. */
function isGoingHome(rules: Season, shifts: ShiftInstance[], punches: OwnPunch[], now: number): boolean {
  const come = punches.flatMap(({ kind, date, shift }) =>
    kind === 'in' ? (shiftInstance(workDateOf(date), shift, rules) ?? []) : [],
  )
  return [...shifts, ...come].some(
    (s) => isLateShift(s.code, rules) && returnOpensAt(s) <= now && now <= s.endsAt + watchedFor,
  )
}

/** The shift to show: one whose check-in is open, else one that runs, else the next, else the last. */
function shiftNow(shifts: ShiftInstance[], now: number): ShiftInstance | null {
  const accepted = acceptCheckIn(shifts, now)
  if (accepted.ok) return accepted.shift
  const running = shifts.find((s) => s.opensAt <= now && now <= s.checkOutClosesAt)
  const next = shifts.find((s) => s.startsAt > now)
  return running ?? next ?? shifts.at(-1) ?? null
}
