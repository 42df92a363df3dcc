import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useNow, wallOf } from '../platform/clock.ts'

/** Which month is on show: the one in the address, else the one that it is at the school; '' until that is known. */
export function useMonth() {
  const route = useRoute()
  const router = useRouter()
  const now = useNow()
  const today = computed(() => (now.value === null ? '' : wallOf(now.value).date))
  const month = computed(() => {
    const asked = String(route.query['month'] ?? '')
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.value.slice(0, 7)
  })
  const show = (next: string) => router.replace({ query: { month: next } })
  return { today, month, show }
}
