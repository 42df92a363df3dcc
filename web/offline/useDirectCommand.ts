import { shallowReactive } from 'vue'
import { steppedUp } from '../credentials/stepped-up.ts'
import { post } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { entryOf, refetch } from '../platform/query-cache.ts'
import { urlOf } from '../platform/useQuery.ts'
import type { CommandAnswer, CommandBody, CommandPath, PathParams } from '../platform/wire.ts'

/**
 * A command that is never stored on the device, because it carries a secret or its answer is only of use now. It
 * is sent while the person looks on, as the person whom this page shows; pressed again after a lost answer it is the
 * same command.
 */
export function useDirectCommand<P extends CommandPath>(kind: P, send = post) {
  const state = shallowReactive<{ busy: boolean; failure: Failure | undefined }>({
    busy: false,
    failure: undefined,
  })
  let last = { sent: '', key: '' }

  /** The answer, or undefined where it was refused or nobody was reached. */
  async function run(body: CommandBody<P>, params?: PathParams<P> & Record<string, string>) {
    const url = urlOf(kind, params)
    const sent = url + JSON.stringify(body)
    if (last.sent !== sent) last = { sent, key: newKey() }
    const { key } = last
    const { personId } = (entryOf('/api/me').data ?? {}) as { personId?: string }
    Object.assign(state, { busy: true, failure: undefined })
    try {
      const answer = await steppedUp(() => send(url, body, key, personId))
      last = { sent: '', key: '' }
      void refetch()
      return answer as CommandAnswer<P>
    } catch (error) {
      state.failure = asFailure(error)
      return undefined
    } finally {
      state.busy = false
    }
  }

  return {
    run,
    forget() {
      state.failure = undefined
    },
    get busy() {
      return state.busy
    },
    get failure() {
      return state.failure
    },
  }
}
