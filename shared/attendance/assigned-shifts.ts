import type { Assessment } from '../allowance/facts.ts'
import { standingOf } from '../allowance/standing.ts'
import { stageOn } from '../seasons/stage.ts'
import type { Season } from '../seasons/season.ts'
import { assignedEntry } from '../shifts/assigned.ts'
import type { PlanEntry } from '../shifts/plan.ts'
import { workDateOf, type WorkDate } from '../time/work-date.ts'
import { shiftInstance, type ShiftInstance } from './instance.ts'

interface Known {
  readonly places: readonly { readonly personId: string; readonly className: string }[]
  /** Entries of classes, and of single students, which go first. */
  readonly plan: readonly {
    readonly date: string
    readonly className: string
    readonly personId: string | null
    readonly cell: string
  }[]
  readonly assessments: readonly (Omit<Assessment, 'date'> & {
    readonly personId: string
    readonly date: string
  })[]
}

export interface Assigned {
  readonly entry: PlanEntry
  readonly onTrack: boolean
}

/** What the plan says of each student of these places on the date, work or none. */
export function assignedEntries(
  date: WorkDate,
  rules: Season,
  { places, plan, assessments }: Known,
): Map<string, Assigned> {
  const { afterFailedAssessments, shift: trackShift } = rules.pay.logistics
  const assessed = Map.groupBy(assessments, (a) => a.personId)
  const onDate = plan.filter((entry) => entry.date === date)
  const personal = new Map(onDate.flatMap((p) => (p.personId === null ? [] : [[p.personId, p.cell]])))
  const ofClass = new Map(onDate.flatMap((p) => (p.personId === null ? [[p.className, p.cell]] : [])))
  const covered = stageOn(rules.stages, date) !== null
  return new Map(
    places.map(({ personId, className }) => {
      const theirs = (assessed.get(personId) ?? []).map((a) => ({ ...a, date: workDateOf(a.date) }))
      const { trackFrom } = standingOf(theirs, afterFailedAssessments)
      const entry = assignedEntry(date, trackShift, {
        personal: personal.get(personId),
        ofClass: ofClass.get(className),
        // Before the first stage and after the last there is no work to be on time for.
        trackFrom: covered ? trackFrom : null,
      })
      return [personId, { entry, onTrack: trackFrom !== null && trackFrom <= date }]
    }),
  )
}

/** Which shift each student of these places works on the date; who rests or waits for the plan is not in it. */
export function assignedShifts(date: WorkDate, rules: Season, known: Known): Map<string, ShiftInstance> {
  const entries = [...assignedEntries(date, rules, known)]
  return new Map(
    entries.flatMap(([personId, { entry }]) => {
      const shift = entry.kind === 'shift' ? shiftInstance(date, entry.shift, rules) : null
      return shift ? [[personId, shift] as const] : []
    }),
  )
}
