import type { DayFacts } from './day-facts.ts'
import type { Judged } from './day-pay.ts'
import type { StageFigures } from './figures.ts'
import type { LineDate } from './line.ts'

/** The dates that each sum of a run is made of: counting first, money after. */
export interface Tally {
  /** Paid dates by stage. */
  readonly stages: ReadonlyMap<StageFigures, readonly LineDate[]>
  readonly leader: readonly LineDate[]
  readonly overtime: readonly LineDate[]
  readonly overtimeMinutes: number
  /** Dates of the track on time, whether or not the minimum lets them be paid. */
  readonly onTime: readonly LineDate[]
}

export function tally(days: readonly Judged[]): Tally {
  const stages = new Map<StageFigures, LineDate[]>()
  const leader: LineDate[] = []
  const overtime: LineDate[] = []
  const onTime: LineDate[] = []
  let overtimeMinutes = 0
  for (const { facts, stage, onTrack, status, leader: leads, overtimeMinutes: minutes } of days) {
    if (status !== 'paid' && status !== 'below-minimum') continue
    const date = attended(facts)
    if (onTrack || !stage) {
      onTime.push(date)
      continue
    }
    const dates = stages.get(stage)
    if (dates) dates.push(date)
    else stages.set(stage, [date])
    if (leads) leader.push(date)
    if (minutes > 0) {
      overtime.push({ date: facts.date, facts: facts.online, minutes })
      overtimeMinutes += minutes
    }
  }
  return { stages, leader, overtime, overtimeMinutes, onTime }
}

const attended = ({ date, attended }: DayFacts): LineDate => ({ date, facts: attended })
