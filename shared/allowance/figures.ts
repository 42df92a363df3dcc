import { money, type Money } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import { stageByDate, type Stage } from '../seasons/stage.ts'
import type { WorkDate } from '../time/work-date.ts'

/** A rate as money, as the season wrote it, and as a page shows it. */
export interface Rate {
  readonly exact: Money
  readonly text: string
  readonly shown: string
}

export interface StageFigures extends Pick<Stage, 'key' | 'name' | 'requiresPass' | 'overtime'> {
  readonly rate: Rate
}

/** The season's figures, ready to reckon with. */
export interface Figures {
  readonly stageOn: ReadonlyMap<WorkDate, StageFigures>
  readonly supplement: Rate
  readonly overtime: { readonly rate: Rate; readonly threshold: number; readonly unit: number }
  readonly logistics: { readonly rate: Rate; readonly failures: number; readonly minimum: number }
  /** The student's share by level. */
  readonly errorShare: ReadonlyMap<number, Money>
  readonly violationKind: ReadonlyMap<string, Money>
}

const known = new WeakMap<Season, Figures>()

/** Read once a season, however many students are computed: a memo of a pure function, not state. */
export function figuresOf(season: Season): Figures {
  const found = known.get(season)
  if (found) return found
  const figures = read(season)
  known.set(season, figures)
  return figures
}

function read({ stages, pay, errorLevels, violationKinds }: Season): Figures {
  const byStage = new Map(stages.map((stage) => [stage, { ...stage, rate: rateOf(stage.dayRate) }]))
  const stageOn = new Map<WorkDate, StageFigures>()
  for (const [date, stage] of stageByDate(stages)) stageOn.set(date, byStage.get(stage)!)
  return {
    stageOn,
    supplement: rateOf(pay.leaderDaySupplement),
    overtime: {
      rate: rateOf(pay.overtime.hourlyRate),
      threshold: pay.overtime.thresholdMinutes,
      unit: pay.overtime.unitMinutes,
    },
    logistics: {
      rate: rateOf(pay.logistics.dayRate),
      failures: pay.logistics.afterFailedAssessments,
      minimum: pay.logistics.minimumDays,
    },
    errorShare: new Map(errorLevels.map(({ level, student }) => [level, money(student)])),
    violationKind: new Map(violationKinds.map(({ name, deduction }) => [name, money(deduction)])),
  }
}

function rateOf(text: string): Rate {
  const exact = money(text)
  return { exact, text, shown: shown(exact) }
}
