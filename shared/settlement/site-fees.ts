import { money, times } from '../money/money.ts'
import { rounded, shown } from '../money/round.ts'
import { planEntry } from '../shifts/plan.ts'
import type { WorkDate } from '../time/work-date.ts'
import type { SettlementClause, Terms } from './terms.ts'

export interface SiteRoom {
  readonly name: string
  readonly machines: number
  readonly classes: readonly string[]
}

/** What the plan says for a class on a date. */
export interface PlannedCell {
  readonly date: WorkDate
  readonly className: string
  readonly cell: string
}

/** What one room costs the company, and every date for which it does. */
export interface SiteFee {
  readonly clause: SettlementClause
  readonly room: string
  readonly classes: readonly string[]
  /** By its computers, or at the flat rate of a room that has none. */
  readonly basis: 'computers' | 'room'
  readonly computers: number
  /** Yuan a day for each computer, or for the room. */
  readonly rate: string
  readonly dates: readonly WorkDate[]
  readonly amount: string
}

/**
 * The dates on which a room is used: one of its classes has a shift planned, of whatever length and in whatever stage.
 * Rest and 待定 use nothing, nor does the logistics track's shift, which is worked elsewhere. Two shifts of one date use
 * it once.
 */
export function usedDates(
  { classes }: Pick<SiteRoom, 'classes'>,
  plan: readonly PlannedCell[],
  logisticsShift: string,
): WorkDate[] {
  const used = plan.filter(({ className, cell }) => {
    const entry = planEntry(cell)
    return classes.includes(className) && entry.kind === 'shift' && entry.shift !== logisticsShift
  })
  return [...new Set(used.map(({ date }) => date))].toSorted()
}

/** A line for each room, in the order of the list, each rounded once so that the lines add up as they are shown. */
export function siteFees(
  rooms: readonly SiteRoom[],
  plan: readonly PlannedCell[],
  { computerDay, roomDay }: Pick<Terms, 'computerDay' | 'roomDay'>,
  logisticsShift: string,
): SiteFee[] {
  return rooms.map((room) => {
    const dates = usedDates(room, plan, logisticsShift)
    const counted = room.machines > 0
    const rate = counted ? computerDay : roomDay
    const owed = times(money(rate), dates.length * (counted ? room.machines : 1))
    return {
      clause: 'site.fee',
      room: room.name,
      classes: room.classes,
      basis: counted ? 'computers' : 'room',
      computers: room.machines,
      rate,
      dates,
      amount: shown(rounded(owed)),
    }
  })
}
