import { computed } from 'vue'
import { useNow } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'
import { boardAt } from './board.ts'
import { useWakeLock } from './useWakeLock.ts'

/** A room's screen: asks every half minute for ten minutes of codes, so that an outage shorter than that is not seen. */
export function useBoard(name: () => string) {
  const query = useQuery('/api/rooms/:name/codes', () => ({ name: name() }), 30_000)
  const now = useNow()
  const board = computed(() =>
    query.data && now.value !== null ? boardAt(query.data, now.value) : undefined,
  )
  return { query, now, board, awake: useWakeLock() }
}
