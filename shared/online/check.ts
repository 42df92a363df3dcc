import type { AttendanceState } from '../allowance/facts.ts'
import { wasThere } from '../allowance/day-facts.ts'
import type { WorkDate } from '../time/work-date.ts'

/** What is known of one student's date, for holding the company's minutes against the school's attendance. */
export interface CheckedDay {
  readonly personId: string
  readonly date: WorkDate
  readonly className: string
  readonly group: string
  /** null where the company's report has no row. */
  readonly minutes: number | null
  /** The records of the date in force, confirmed or not. */
  readonly attendance: readonly { readonly state: AttendanceState; readonly confirmed: boolean }[]
  /** Whether minutes are to be expected at all: the date's stage pays overtime, and the student is not on the logistics track. */
  readonly expected: boolean
}

export type OnlineDiscrepancy = Pick<CheckedDay, 'personId' | 'date' | 'minutes'> &
  (
    | { readonly code: 'online-without-attendance' }
    | { readonly code: 'attendance-without-online' }
    /** `usual` are the minutes of the others in the middle. */
    | { readonly code: 'far-above-group'; readonly usual: number; readonly of: 'group' | 'class' }
  )

/** So many minutes above what is usual are worth a look: two hours, which no shift of the group explains. */
export const farAbove = 120
/** Fewer others say little about what is usual; then the class does. */
const fewest = 3

const attended = ({ attendance }: CheckedDay) =>
  attendance.some(({ state, confirmed }) => confirmed && wasThere(state))

/**
 * What a person should look at before minutes become money: minutes without a confirmed attendance, a confirmed
 * attendance without minutes, and minutes over the overtime threshold that lie more than two hours above
 * the median of the others of the group on that date who were there. A median because one forgotten
 * log-out must not move it, the others because nobody is measured by himself. With fewer than three others the
 * class is looked at; where that has fewer too, nothing is said.
 */
export function onlineDiscrepancies(
  days: readonly CheckedDay[],
  thresholdMinutes: number,
): OnlineDiscrepancy[] {
  const there = Map.groupBy(
    days.filter((day) => day.minutes !== null && attended(day)),
    ({ date, className }) => `${date} ${className}`,
  )
  return days.flatMap((day): OnlineDiscrepancy[] => {
    const { personId, date, minutes } = day
    const about = { personId, date, minutes }
    if (!attended(day)) return minutes ? [{ ...about, code: 'online-without-attendance' }] : []
    if (!minutes) return day.expected ? [{ ...about, code: 'attendance-without-online' }] : []
    if (minutes <= thresholdMinutes) return []
    const usual = usualOf(day, there.get(`${date} ${day.className}`) ?? [])
    return usual && minutes - usual.usual > farAbove ? [{ ...about, code: 'far-above-group', ...usual }] : []
  })
}

function usualOf(day: CheckedDay, ofClass: readonly CheckedDay[]) {
  const others = ofClass.filter(({ personId }) => personId !== day.personId)
  const ofGroup = others.filter(({ group }) => group === day.group)
  const of = ofGroup.length >= fewest ? ('group' as const) : ('class' as const)
  const compared = of === 'group' ? ofGroup : others
  return compared.length < fewest ? undefined : { of, usual: median(compared.map((d) => d.minutes ?? 0)) }
}

/** The lower one of two in the middle. */
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
}
