import { onBeforeUnmount, onMounted, ref } from 'vue'

/** What stands below the payslip has come onto the screen: the payslip was read to its end, or at least scrolled. */
export function useEndSeen(seen: () => void) {
  const below = ref<HTMLElement>()
  const watching = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    watching.disconnect()
    seen()
  })
  onMounted(() => watching.observe(below.value!))
  onBeforeUnmount(() => watching.disconnect())
  return below
}
