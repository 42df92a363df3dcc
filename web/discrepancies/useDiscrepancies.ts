import { computed, reactive, shallowRef } from 'vue'
import { discrepancyCodes } from '../../shared/discrepancies/discrepancy-codes.ts'
import { has, inCharge } from '../people/places.ts'
import { useMe } from '../people/useMe.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Code, Entry } from './entry.ts'

export interface Kind {
  code: Code
  open: Entry[]
}

/** Those that one reason was given for. */
export interface Batch {
  id: string
  by: string
  at: number
  reason: string
  entries: Entry[]
}

/** What is to be looked at of a run, by kind, and what was decided, newest first. */
export function useDiscrepancies(run: () => string) {
  const query = useQuery('/api/discrepancies/:run', () => ({ run: run() }))
  const { roles } = useMe()
  const all = computed(() => query.data?.discrepancies ?? [])
  const kinds = computed(() => {
    const open = Map.groupBy(
      all.value.filter(({ decision }) => !decision),
      ({ code }) => code,
    )
    return discrepancyCodes.flatMap((code): Kind[] => {
      const found = open.get(code)
      return found ? [{ code, open: found }] : []
    })
  })
  const batches = computed(() => {
    const by = new Map<string, Batch>()
    for (const entry of all.value) {
      if (!entry.decision) continue
      const { batch: id, ...said } = entry.decision
      const batch = by.get(id) ?? { id, ...said, entries: [] }
      batch.entries.push(entry)
      by.set(id, batch)
    }
    return [...by.values()].toSorted((a, b) => b.at - a.at)
  })
  /** What is being decided or taken back; undefined while nothing is. */
  const doing = shallowRef<{ word: 'accept' | 'withdraw'; entries: Entry[] }>()
  return reactive({
    query,
    all,
    kinds,
    batches,
    open: computed(() => query.data?.undecided),
    mayDecide: computed(() => roles.value.includes('supervisor')),
    mayFix: computed(() => has(roles.value, inCharge)),
    doing,
    start: (word: 'accept' | 'withdraw', entries: Entry[]) => {
      doing.value = { word, entries }
    },
    stop: () => {
      doing.value = undefined
    },
  })
}
export type Desk = ReturnType<typeof useDiscrepancies>
