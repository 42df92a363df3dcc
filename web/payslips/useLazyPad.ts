import { shallowReactive } from 'vue'
import { asFailure, type Failure } from '../platform/failure.ts'
import type Pad from './InkPad.vue'
import type Typed from './TypedName.vue'

/** The pad, and the field for a typed name, come when somebody wants them. */
export function useLazyPad() {
  const parts = shallowReactive<{
    InkPad?: typeof Pad
    TypedName?: typeof Typed
    judge?: typeof import('../../shared/payouts/ink.ts').judgeInk
    unreached?: Failure | undefined
  }>({})
  async function open(how: 'drawn' | 'typed') {
    parts.unreached = undefined
    try {
      if (how === 'typed') parts.TypedName = (await import('./TypedName.vue')).default
      else {
        const [pad, ink] = await Promise.all([import('./InkPad.vue'), import('../../shared/payouts/ink.ts')])
        Object.assign(parts, { InkPad: pad.default, judge: ink.judgeInk })
      }
    } catch (error) {
      parts.unreached = asFailure(error)
    }
  }
  return { parts, open }
}
