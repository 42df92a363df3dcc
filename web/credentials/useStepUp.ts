import { shallowRef } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { showPasskey } from './passkeys.ts'

/** The second factor once more: what was proved counts for the next minutes. */
export function useStepUp(done: () => void) {
  const command = useDirectCommand('/api/sessions/step-up')
  const failure = shallowRef<Failure>()
  let last: (() => Promise<unknown>) | undefined

  async function trying(work: () => Promise<unknown>) {
    last = work
    failure.value = undefined
    try {
      const answer = await work()
      failure.value = command.failure
      if (answer) done()
    } catch (error) {
      failure.value = asFailure(error)
    }
  }

  return {
    command,
    failure,
    again: () => last && trying(last),
    byPin: (pin: string) => trying(() => command.run({ pin })),
    byPassword: (password: string, code: string) => trying(() => command.run({ password, code })),
    byPasskey: () => trying(async () => command.run(await showPasskey())),
  }
}
