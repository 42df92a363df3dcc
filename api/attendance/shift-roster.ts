import { assignedShifts } from '../../shared/attendance/assigned-shifts.ts'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { onLeave } from '../../shared/leaves/leave.ts'
import { placesOn } from '../../shared/people/places.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from '../seasons/current.ts'
import type { Listed, Punched, RosterFacts, Word } from './shift-roster-read.ts'

type Shift = Pick<ShiftInstance, 'date' | 'code'>

/** Each student's place on the date. */
export const placesOf = (facts: RosterFacts, date: WorkDate): Listed[] => placesOn(facts.people, date)

/** Who is planned for which shift of the date; students at rest are not in it. */
export const assignments = (facts: RosterFacts, date: WorkDate): Map<string, ShiftInstance> =>
  assignedShifts(date, theSeason(facts.season).rules, { ...facts, places: placesOf(facts, date) })

/** The newest word on each student of a shift; rows come newest first. */
export function knownOf({ attendance }: RosterFacts, { date, code }: Shift): Map<string, Word> {
  const known = new Map<string, Word>()
  for (const row of attendance)
    if (row.date === date && row.shift === code && !known.has(row.personId)) known.set(row.personId, row)
  return known
}

/** Each student's check-in to, or check-out of, a shift. */
export const punchesOf = (
  { punches }: RosterFacts,
  { date, code }: Shift,
  kind: 'in' | 'out',
): Map<string, Punched> =>
  new Map(
    punches.filter((p) => p.date === date && p.shift === code && p.kind === kind).map((p) => [p.personId, p]),
  )

/** Who is excused on the date by a leave that was granted. */
export function excusedOn({ leaves }: RosterFacts, date: WorkDate): ReadonlySet<string> {
  const on = leaves.filter(({ fromDate, toDate }) =>
    onLeave([{ from: workDateOf(fromDate), to: workDateOf(toDate) }], date),
  )
  return new Set(on.map(({ personId }) => personId))
}

/** The shift that a decision names; one that the season does not know is not found. */
export function namedShift(facts: RosterFacts, date: WorkDate, code: string): ShiftInstance {
  const shift = shiftInstance(date, code, theSeason(facts.season).rules)
  if (!shift) throw new Fault('not-found')
  return shift
}
