import { all } from '../offline/database.ts'
import type { Waiting } from '../offline/store.ts'

/** The lock that a page holds while somebody has a payslip open to sign it. */
export const signingLock = 'daogang.signing'

/** Whether a new version may take over: nobody is signing in any tab, and nothing waits to be sent. */
export async function quiet(): Promise<boolean> {
  const locks = await navigator.locks?.query()
  const signing = [...(locks?.held ?? []), ...(locks?.pending ?? [])].some(({ name }) => name === signingLock)
  return !signing && !(await all<Waiting>('outbox')).some((item) => !item.refusal)
}
