import type { EpochMs } from '../time/instant.ts'
import { returnStates, type Excuse, type OwnExcuse, type ReturnState, type SaidAs } from './word.ts'

export interface ReturnCounts {
  readonly expected: number
  readonly returned: number
  readonly excused: number
  readonly unaccounted: number
}

export function countStates(lines: readonly { readonly state: ReturnState }[]): ReturnCounts {
  const of = Object.fromEntries(
    returnStates.map((state) => [state, lines.filter((line) => line.state === state).length]),
  ) as Record<ReturnState, number>
  return { expected: lines.length, ...of }
}

/** The last that the clock knows of somebody. */
export interface LastRecord {
  readonly kind: 'check-in' | 'check-out'
  readonly at: EpochMs
}

/** One expected student of a night. */
export interface ReturnLine {
  readonly personId: string
  readonly number: string
  readonly name: string
  readonly className: string
  readonly group: string
  readonly state: ReturnState
  readonly why: Excuse | OwnExcuse | null
  readonly reason: string
  readonly at: EpochMs | null
  readonly by: string | null
  readonly as: SaidAs | null
  readonly batchId: string | null
  readonly last: LastRecord | null
}

export interface ReturnBatch {
  readonly id: string
  readonly leavesAt: EpochMs
  readonly teacher: string | null
  readonly company: string | null
}

export interface ReturnNight {
  readonly date: string
  readonly shift: string
  readonly name: string
  readonly endsAt: EpochMs
}

export type ReturnSummary = ReturnType<typeof summaryOf>

/**
 * What a night comes to for somebody: the missing first, by name and with their last record, then who is excused and
 * why, who came when, and the batches with times and escorts. The same facts give the same content.
 */
export function summaryOf(night: ReturnNight, lines: readonly ReturnLine[], batches: readonly ReturnBatch[]) {
  const those = (state: ReturnState) =>
    lines
      .filter((line) => line.state === state)
      .toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  const who = ({ personId, number, name, className, group }: ReturnLine) => ({
    personId,
    number,
    name,
    className,
    group,
  })
  return {
    date: night.date,
    shift: night.shift,
    name: night.name,
    endsAt: night.endsAt,
    unaccounted: those('unaccounted').map((line) => ({ ...who(line), last: line.last })),
    counts: countStates(lines),
    classes: [...Map.groupBy(lines, (line) => line.className)]
      .map(([className, own]) => ({ className, ...countStates(own) }))
      .toSorted((a, b) => (a.className < b.className ? -1 : 1)),
    excused: those('excused').map((line) => ({ ...who(line), why: line.why, reason: line.reason })),
    returned: those('returned').map((line) => ({ ...who(line), at: line.at, by: line.by, as: line.as })),
    batches: batches
      .map((batch, i) => {
        const own = lines.filter((line) => line.batchId === batch.id)
        return {
          n: i + 1,
          leavesAt: batch.leavesAt,
          teacher: batch.teacher,
          company: batch.company,
          students: own.length,
          returned: own.filter((line) => line.state === 'returned').length,
        }
      })
      .filter(({ students }) => students > 0),
  }
}
