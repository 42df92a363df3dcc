import { onScopeDispose, ref } from 'vue'
import { signingLock } from '../sw/quiet.ts'

/** How many payslips this tab has open for signing. */
export const signing = ref(0)

/** While this part is shown no new version takes over, in whichever tab it is asked for. */
export function useSigningOpen() {
  let close: (() => void) | undefined
  const closed = new Promise<void>((resolve) => (close = resolve))
  signing.value += 1
  void navigator.locks?.request(signingLock, { mode: 'shared' }, () => closed).catch(() => undefined)
  onScopeDispose(() => {
    signing.value -= 1
    close?.()
  })
}
