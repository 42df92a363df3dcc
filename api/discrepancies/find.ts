import type { Period } from '../../shared/allowance/facts.ts'
import { newestByKey, standing } from '../../shared/discrepancies/decision.ts'
import { keyOf } from '../../shared/discrepancies/discrepancy.ts'
import type { Found } from '../../shared/discrepancies/discrepancy.ts'
import { contradictions } from '../../shared/seasons/contradictions.ts'
import { crowdedRooms } from '../../shared/seasons/crowding.ts'
import type { ComputedRun } from '../payouts/compute-run.ts'
import type { RunFacts } from '../payouts/run-read.ts'
import { theSeason } from '../seasons/current.ts'
import { attendanceFound, countedByClass, onlineFound, plannedOf } from './attendance-found.ts'
import type { Facts, PlannedOne } from './attendance-found.ts'
import type { FoundFacts } from './found-read.ts'
import { personFound } from './person-found.ts'

/** Everything that is to be looked at before the run is published, as the facts are now, with what was decided of it. */
export function findDiscrepancies(
  period: Period,
  { discrepancies }: Pick<ComputedRun, 'discrepancies'>,
  facts: RunFacts & FoundFacts,
  now: number,
) {
  const planned = plannedOf(facts)
  const found: Found[] = [
    ...seasonFound(facts, planned),
    ...attendanceFound(facts, planned, period, now),
    ...onlineFound(facts, period),
    ...discrepancies,
    ...personFound(facts.people, facts),
  ]
  const newest = newestByKey(facts.decisions)
  return found.map((one) => {
    const key = keyOf(one)
    return { ...one, key, decision: standing(newest, key), turn: newest.get(key)?.turn ?? 0 }
  })
}
export type Looked = ReturnType<typeof findDiscrepancies>[number]

/** How many of them nobody has put right or decided. */
export const undecided = (found: readonly Looked[]): number => found.filter((one) => !one.decision).length

function seasonFound(facts: Facts, planned: readonly PlannedOne[]): Found[] {
  const { rules } = theSeason(facts.season)
  const dates = planned.map(({ date }) => date)
  return [
    ...contradictions(rules, dates),
    ...crowdedRooms(facts.rooms, countedByClass(planned), rules.shifts),
  ].map(({ code, detail }) => ({ code, personId: null, date: null, facts: [], detail }))
}
