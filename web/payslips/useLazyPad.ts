import { ref, shallowRef } from 'vue'
import { asFailure, type Failure } from '../platform/failure.ts'
import type Pad from './InkPad.vue'

/** The pad comes when somebody wants to draw. */
export function useLazyPad() {
  const InkPad = shallowRef<typeof Pad>()
  const unreached = ref<Failure>()
  async function open() {
    unreached.value = undefined
    try {
      InkPad.value = (await import('./InkPad.vue')).default
    } catch (error) {
      unreached.value = asFailure(error)
    }
  }
  return { InkPad, unreached, open }
}
