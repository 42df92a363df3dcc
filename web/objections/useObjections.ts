import { computed } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Objection = Answer<'/api/objections/own'>['objections'][number]

/** What the student has asked about the payslip of a run, newest first, and whether something waits for an answer. */
export function useObjections(runId: () => string | undefined) {
  const query = useQuery('/api/objections/own')
  const withdraw = useCommand('/api/objections/:id/withdraw')
  const all = computed(() => query.data?.objections.filter((one) => one.runId === runId()).toReversed() ?? [])
  const open = computed(() => all.value.filter(({ state }) => state === 'open'))
  return { query, all, open, withdraw, takeBack: (id: string) => withdraw.run({}, { id }) }
}
