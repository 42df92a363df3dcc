import type { Transformer } from 'grammy/web'

const longestWait = 5
const sleep = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, 1000 * seconds))

/** Waits once as long as the messenger asks for; who is to wait for longer comes back later by what called. */
export const patient: Transformer = async (call, method, payload, signal) => {
  const result = await call(method, payload, signal)
  const wait = result.ok ? undefined : result.parameters?.retry_after
  if (wait === undefined || wait > longestWait) return result
  await sleep(wait)
  return call(method, payload, signal)
}
