import type { WorkDate } from '../time/work-date.ts'
import type { DayFacts, Without } from './day-facts.ts'
import type { Figures, StageFigures } from './figures.ts'
import type { Track } from './logistics.ts'
import { countedMinutes } from './overtime.ts'
import type { Standing } from './standing.ts'

/** What a date came to and, where it earned nothing, why. */
export type DayStatus = 'paid' | 'no-stage' | 'no-pass-yet' | 'logistics-late' | 'below-minimum' | Without

/** What became of a date's online time. */
export type OvertimeStatus =
  | 'counted'
  | 'within-threshold'
  | 'below-unit'
  | 'stage-without-overtime'
  | 'no-paid-attendance'
  | 'no-online-time'

/** A date as the sums need it. */
export interface Judged {
  readonly facts: DayFacts
  readonly stage: StageFigures | null
  readonly onTrack: boolean
  readonly status: DayStatus
  readonly leader: boolean
  readonly overtime: OvertimeStatus
  readonly overtimeMinutes: number
}

/** Decides one date: day pay or the track's pay, and the overtime minutes that hang on day pay. */
export function judge(
  facts: DayFacts,
  figures: Figures,
  standing: Standing,
  track: Track | null,
  leads: (date: WorkDate) => boolean,
): Judged {
  const stage = figures.stageOn.get(facts.date) ?? null
  const onTrack = track !== null && facts.date >= track.from
  const status = statusOf(facts, stage, standing, onTrack ? track : null)
  const dayPaid = status === 'paid' && !onTrack
  const overtime = overtimeStatus(facts.onlineMinutes, dayPaid ? stage : null, figures.overtime)
  return {
    facts,
    stage,
    onTrack,
    status,
    leader: dayPaid && leads(facts.date),
    overtime,
    overtimeMinutes: overtime === 'counted' ? countedMinutes(facts.onlineMinutes, figures.overtime) : 0,
  }
}

function statusOf(
  facts: DayFacts,
  stage: StageFigures | null,
  { passedOn }: Standing,
  track: Track | null,
): DayStatus {
  if (!stage) return 'no-stage'
  if (facts.attended.length === 0) return facts.without
  if (track) return !facts.onTime ? 'logistics-late' : track.missing > 0 ? 'below-minimum' : 'paid'
  if (stage.requiresPass && (passedOn === null || facts.date < passedOn)) return 'no-pass-yet'
  return 'paid'
}

function overtimeStatus(
  minutes: number,
  paidStage: StageFigures | null,
  rule: Figures['overtime'],
): OvertimeStatus {
  if (minutes === 0) return 'no-online-time'
  if (!paidStage) return 'no-paid-attendance'
  if (!paidStage.overtime) return 'stage-without-overtime'
  if (minutes <= rule.threshold) return 'within-threshold'
  return countedMinutes(minutes, rule) > 0 ? 'counted' : 'below-unit'
}
