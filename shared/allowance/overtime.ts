import { dividedBy, times, type Money } from '../money/money.ts'
import type { Figures } from './figures.ts'

/** Minutes of one date that count: online time over the threshold, rounded down to the season's unit. */
export function countedMinutes(onlineMinutes: number, overtime: Figures['overtime']): number {
  const over = Math.max(0, onlineMinutes - overtime.threshold)
  return over - (over % overtime.unit)
}

/** Pay for the minutes of a whole run: one product and one division, so that no date rounds by itself. */
export function overtimePay(minutes: number, overtime: Figures['overtime']): Money {
  return dividedBy(times(overtime.rate.exact, minutes), 60)
}
