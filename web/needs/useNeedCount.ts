import { computed, reactive } from 'vue'
import { useQuery } from '../platform/useQuery.ts'

/** How much waits for this person, about attendance and about money. */
export function useNeedCount() {
  const attendance = useQuery('/api/attendance/needs', undefined, 120_000)
  const money = useQuery('/api/needs/money', undefined, 120_000)
  const count = computed(() => (attendance.data?.needs.length ?? 0) + (money.data?.needs.length ?? 0))
  return reactive({ count, known: computed(() => !!attendance.data && !!money.data) })
}
