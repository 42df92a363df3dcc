import { shiftWindow } from '../shifts/shift.ts'
import type { ShiftTimes } from '../shifts/shift.ts'
import { clockMinutes } from '../time/clock-time.ts'
import { instantOf, type EpochMs } from '../time/instant.ts'
import { addDays, type WorkDate } from '../time/work-date.ts'

const minute = 60_000

/** The settings of a season on which the way home depends. */
export interface ReturnRules {
  readonly timezone: string
  readonly shifts: readonly ShiftTimes[]
  readonly lateReturn: { readonly shiftsEndingFrom: string; readonly alertAfterMinutes: number }
}

/** Whether a shift, by its code or as a range, ends so late that everybody is followed to the dormitory. */
export function isLateShift(code: string, rules: ReturnRules): boolean {
  const worked = shiftWindow(code, rules.shifts)
  return worked !== null && worked.end >= clockMinutes(rules.lateReturn.shiftsEndingFrom)
}

interface Ends {
  readonly date: WorkDate
  readonly startsAt: EpochMs
  readonly endsAt: EpochMs
}

/** From when on somebody can have come home from the shift: an hour before its end, for who is let go early. */
export const returnOpensAt = ({ endsAt }: Pick<Ends, 'endsAt'>): EpochMs => endsAt - 60 * minute

/** How long a night is the one that screens show and jobs watch; afterwards it is history, open or not. */
export const watchedFor = 24 * 60 * minute
/** Leaders are asked who passed the gate while they still stand there; later it is a teacher’s matter. */
export const askedFor = 6 * 60 * minute

/** Tonight's is the one that can be come home from; else the one that is next. In order of their end. */
export const returnToShow = <S extends Ends>(shifts: readonly S[], now: EpochMs): S | undefined =>
  shifts.findLast((s) => returnOpensAt(s) <= now && now <= s.endsAt + watchedFor) ??
  shifts.find((s) => s.endsAt > now)

const alertEvery = 15 * minute

export const firstAlertAt = ({ endsAt }: Pick<Ends, 'endsAt'>, { lateReturn }: ReturnRules): EpochMs =>
  endsAt + lateReturn.alertAfterMinutes * minute

/** Which of the alerts it is time for: 0 for the first, one more each quarter of an hour; null before the first. */
export function alertStep(shift: Pick<Ends, 'endsAt'>, rules: ReturnRules, now: EpochMs): number | null {
  const since = now - firstAlertAt(shift, rules)
  return since < 0 ? null : Math.floor(since / alertEvery)
}

/** The moment that somebody means by a time such as 00:20 on the way home: the first after the shift began. */
export function leavingAt({ date, startsAt }: Ends, time: string, timeZone: string): EpochMs {
  const sameDay = instantOf(date, time, timeZone)
  return sameDay >= startsAt ? sameDay : instantOf(addDays(date, 1), time, timeZone)
}

interface Closing {
  /** Who was missing when it was closed, with a reason. */
  readonly missing: readonly string[]
}

/** Closed as long as nobody is missing who was not missing, for a reason that a teacher gave, when it was closed. */
export const isClosed = (closing: Closing | undefined, unaccounted: readonly string[]): boolean =>
  closing !== undefined && unaccounted.every((personId) => closing.missing.includes(personId))

/** A name for a screen that anybody may see: 章雨知 is 章＊＊. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = name
  return first + '＊'.repeat(rest.length)
}
