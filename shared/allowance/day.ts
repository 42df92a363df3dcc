import type { WorkDate } from '../time/work-date.ts'
import type { DayStatus, Judged, OvertimeStatus } from './day-pay.ts'
import type { Figures } from './figures.ts'

/** One date of the breakdown; amounts are shown text, `attendance` and `online` are ids of facts. */
export interface Day {
  readonly date: WorkDate
  readonly stage: string | null
  readonly track: 'class' | 'logistics'
  readonly status: DayStatus
  readonly dayPay: string
  readonly supplement: string
  readonly logistics: string
  readonly overtime: OvertimeStatus
  readonly onlineMinutes: number
  readonly overtimeMinutes: number
  readonly attendance: readonly string[]
  readonly online: readonly string[]
}

const nothing = '0.00'

/** The date as a page shows it. */
export function shownDay(judged: Judged, figures: Figures): Day {
  const { facts, stage, onTrack, status, leader } = judged
  const paid = status === 'paid'
  return {
    date: facts.date,
    stage: stage?.key ?? null,
    track: onTrack ? 'logistics' : 'class',
    status,
    dayPay: paid && !onTrack && stage ? stage.rate.shown : nothing,
    supplement: leader ? figures.supplement.shown : nothing,
    logistics: paid && onTrack ? figures.logistics.rate.shown : nothing,
    overtime: judged.overtime,
    onlineMinutes: facts.onlineMinutes,
    overtimeMinutes: judged.overtimeMinutes,
    attendance: facts.others.length === 0 ? facts.attended : [...facts.attended, ...facts.others],
    online: facts.online,
  }
}
