import { computed } from 'vue'
import { useQuery } from '../platform/useQuery.ts'
import { standingOf } from './request-state.ts'

/** How many requests wait for the reader's own word, and how many for somebody else's. */
export function useOpenRequests() {
  const query = useQuery('/api/attendance/requests')
  const standings = computed(() => (query.data?.requests ?? []).map(standingOf))
  return {
    toAnswer: computed(() => standings.value.filter((one) => one === 'toAnswer').length),
    inWork: computed(
      () => standings.value.filter((one) => ['open', 'forOther', 'agreed'].includes(one)).length,
    ),
  }
}
