import { computed, onScopeDispose, shallowReactive } from 'vue'
import { steppedUp } from '../credentials/stepped-up.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { urlOf } from '../platform/useQuery.ts'
import type { CommandAnswer, CommandBody, CommandPath, PathParams } from '../platform/wire.ts'
import { abandon, outbox, send } from './outbox.ts'

/**
 * A command of the page: stored before it is sent. `busy` from the tap to the answer, `stuck` when the
 * server could not be reached and it will be sent again by itself, `failure` when it was refused.
 */
export function useCommand<P extends CommandPath>(kind: P) {
  const state = shallowReactive<{ busy: boolean; failure: Failure | undefined }>({
    busy: false,
    failure: undefined,
  })
  const asked = new Set<string>()
  const waiting = computed(() => outbox.items.filter((item) => item.kind === kind && !item.refusal))

  /** The answer, or undefined where it was refused or another tab has it. */
  async function run(body: CommandBody<P>, params?: PathParams<P> & Record<string, string>) {
    state.busy = true
    state.failure = undefined
    const key = newKey()
    asked.add(key)
    try {
      const answer = await steppedUp(() => send(kind, urlOf(kind, params), body, key))
      return answer as CommandAnswer<P> | undefined
    } catch (error) {
      state.failure = asFailure(error)
      return undefined
    } finally {
      state.busy = false
      asked.delete(key)
    }
  }
  onScopeDispose(() => asked.forEach(abandon))

  return {
    run,
    get busy() {
      return state.busy
    },
    get failure() {
      return state.failure
    },
    get stuck() {
      return waiting.value.some((item) => item.attempts > 0)
    },
    /** Stored and not yet answered, also from before the page was opened. */
    get waiting() {
      return waiting.value.length > 0
    },
  }
}
