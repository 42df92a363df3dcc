import { computed } from 'vue'
import { useRunning } from '../allowance/useRunning.ts'

/** The own attendance, newest first: from the facts that the allowance stands on, so that both always agree. */
export function useRecords() {
  const query = useRunning()
  const records = computed(() =>
    [...(query.data?.facts.attendance ?? [])].sort((a, b) => (a.date < b.date ? 1 : -1)),
  )
  return { query, records }
}
