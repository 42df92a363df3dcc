import { onScopeDispose, ref, useTemplateRef, watch } from 'vue'

/** Whether the end of a text has been on the screen: of a short one at once, for a reader by ear with the focus on it. */
export function useReadToEnd(name: string) {
  const read = ref(false)
  const end = useTemplateRef<HTMLElement>(name)
  let observer: IntersectionObserver | undefined
  watch(end, (element) => {
    observer?.disconnect()
    if (!element || read.value) return
    observer = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      read.value = true
      observer?.disconnect()
    })
    observer.observe(element)
  })
  onScopeDispose(() => observer?.disconnect())
  return read
}
