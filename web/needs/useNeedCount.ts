import { computed, reactive } from 'vue'
import { useQuery } from '../platform/useQuery.ts'

/** How much waits for this person: attendance, money, and nights that are not over. */
export function useNeedCount() {
  const attendance = useQuery('/api/attendance/needs', undefined, 120_000)
  const money = useQuery('/api/needs/money', undefined, 120_000)
  const nights = useQuery('/api/returns/needs', undefined, 120_000)
  const all = [attendance, money, nights]
  const count = computed(() => all.reduce((sum, query) => sum + (query.data?.needs.length ?? 0), 0))
  return reactive({ count, known: computed(() => all.every((query) => !!query.data)) })
}
