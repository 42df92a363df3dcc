import { computed, onMounted, onUnmounted, ref } from 'vue'
import { useNow } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'
import { boardAt } from './board.ts'

/** A room's screen: asks every half minute for ten minutes of codes, so that an outage shorter than that is not seen. */
export function useBoard(name: () => string) {
  const query = useQuery('/api/rooms/:name/codes', () => ({ name: name() }), 30_000)
  const now = useNow()
  const board = computed(() =>
    query.data && now.value !== null ? boardAt(query.data, now.value) : undefined,
  )
  return { query, now, board, awake: useWakeLock() }
}

/** Keeps the screen on where the browser can, also after somebody has looked at another window. */
function useWakeLock() {
  const awake = ref(false)
  let lock: WakeLockSentinel | undefined
  const take = async () => {
    if (document.hidden) return
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
    awake.value = lock !== undefined
  }
  onMounted(() => {
    void take()
    document.addEventListener('visibilitychange', take)
  })
  onUnmounted(() => {
    document.removeEventListener('visibilitychange', take)
    void lock?.release()
  })
  return awake
}
