import * as v from 'valibot'
import { dayNumber, eachDate, type WorkDate } from '../time/work-date.ts'
import { messageOf } from './reasons.ts'
import { amount, date, flag, group, name } from './setting.ts'

/** One part of a season: what a day of it is worth and what it asks for. */
export const stageSchema = v.pipe(
  group({
    key: name,
    name,
    from: date,
    to: date,
    /** Yuan for each date attended. */
    dayRate: amount,
    /** Whether only dates from the earliest passed assessment on are paid. */
    requiresPass: flag,
    /** Whether online time over the threshold is paid. */
    overtime: flag,
  }),
  v.forward(
    v.check((stage) => stage.from <= stage.to, messageOf('ends-before-start')),
    ['to'],
  ),
  v.forward(
    v.check(
      (stage) => dayNumber(stage.to) - dayNumber(stage.from) < 1_000,
      messageOf('stage-too-long', 1_000),
    ),
    ['to'],
  ),
)

export type Stage = v.InferOutput<typeof stageSchema>

/** The stage of a date: where stages overlap the last listed one; null where none covers it. */
export function stageOn(stages: readonly Stage[], date: WorkDate): Stage | null {
  return stages.findLast((stage) => stage.from <= date && date <= stage.to) ?? null
}

/** The same answer for every date that any stage covers, for callers that ask for many. */
export function stageByDate(stages: readonly Stage[]): ReadonlyMap<WorkDate, Stage> {
  return new Map(
    stages.flatMap((stage) => eachDate(stage.from, stage.to).map((date) => [date, stage] as const)),
  )
}

/** First and last day of all stages: the period of a run for which none was named. */
export function stagesSpan(stages: readonly Stage[]): { from: WorkDate; to: WorkDate } {
  const [first, ...rest] = stages
  if (!first) throw new RangeError('a season without stages')
  return rest.reduce(
    (span, stage) => ({
      from: stage.from < span.from ? stage.from : span.from,
      to: stage.to > span.to ? stage.to : span.to,
    }),
    { from: first.from, to: first.to },
  )
}
