import { shiftWindow, type ShiftTimes } from '../shifts/shift.ts'
import type { WorkDate } from '../time/work-date.ts'

interface Room {
  readonly name: string
  readonly seats: number
  readonly machines: number
  readonly classes: readonly string[]
}

/** So many students of a class work a shift on a date. */
export interface Planned {
  readonly date: WorkDate
  readonly className: string
  readonly shift: string
  readonly students: number
}

export interface Crowded {
  readonly code: 'season-seats' | 'season-machines'
  readonly detail: { room: string; has: number; students: number; date: WorkDate; dates: number }
}

/** Shifts that meet for less than this hand over to each other; for longer they need places of their own. */
const handOver = 60

/**
 * The rooms for which the plan has more students at once than seats, or than machines that work; one without any machine is
 * a room without computers (as for its fee, `settlement/site-fees.ts`), of which the seats count.
 */
export function crowdedRooms(
  rooms: readonly Room[],
  planned: readonly Planned[],
  shifts: readonly ShiftTimes[],
): Crowded[] {
  const onDate = Map.groupBy(planned, ({ date }) => date)
  return rooms.flatMap(({ name, seats, machines, classes }) => {
    const days = [...onDate].map(([date, all]) => ({
      date,
      students: mostAtOnce(
        all.filter(({ className }) => classes.includes(className)),
        shifts,
      ),
    }))
    const over = (has: number) => days.filter(({ students }) => students > has)
    const [code, has] =
      over(seats).length || !machines
        ? (['season-seats', seats] as const)
        : (['season-machines', machines] as const)
    const [worst] = over(has).toSorted((a, b) => b.students - a.students || (a.date < b.date ? -1 : 1))
    if (!worst) return []
    return [{ code, detail: { room: name, has, ...worst, dates: over(has).length } }]
  })
}

/** How many of them are at work at the same time, where most are. */
export function mostAtOnce(planned: readonly Planned[], shifts: readonly ShiftTimes[]): number {
  const known = planned.flatMap((one) => {
    const window = shiftWindow(one.shift, shifts)
    return window ? [{ ...window, students: one.students }] : []
  })
  const meeting = known.map((one) =>
    known
      .filter((other) => Math.min(one.end, other.end) - Math.max(one.start, other.start) >= handOver)
      .reduce((students, other) => students + other.students, 0),
  )
  return Math.max(0, ...meeting)
}
