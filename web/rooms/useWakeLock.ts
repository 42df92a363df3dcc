import { onMounted, onUnmounted, ref } from 'vue'

/** Keeps the screen on where the browser can, also after somebody has looked at another window. */
export function useWakeLock() {
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
