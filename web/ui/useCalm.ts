import { onMounted, ref } from 'vue'

/** True once the first screen has stood for a moment: what can wait asks the server only then. */
export function useCalm() {
  const calm = ref(false)
  onMounted(() => setTimeout(() => (calm.value = true), 1_200))
  return calm
}
