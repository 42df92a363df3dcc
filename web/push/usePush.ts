import { onMounted, shallowReactive } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { get } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'

/** `none`: this browser cannot be woken, or no app is stored in it. */
export type PushState = 'none' | 'off' | 'on' | 'denied'

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))

/** Where this browser can be woken by, if it can. */
async function manager() {
  if (!('PushManager' in window) || !('Notification' in window)) return undefined
  return (await navigator.serviceWorker?.getRegistration())?.pushManager
}

/** Whether this browser is woken when there is a notice. Asked for only when the person wants it; a no costs nothing. */
export function usePush() {
  const shown = shallowReactive<{ state: PushState; busy: boolean; failure: Failure | undefined }>({
    state: 'none',
    busy: false,
    failure: undefined,
  })
  const subscribe = useDirectCommand('/api/push')
  const unsubscribe = useDirectCommand('/api/push/remove')

  async function look() {
    const push = await manager()
    if (!push) shown.state = 'none'
    else if (Notification.permission === 'denied') shown.state = 'denied'
    else shown.state = (await push.getSubscription()) ? 'on' : 'off'
  }

  async function doing(work: (push: PushManager) => Promise<void>) {
    Object.assign(shown, { busy: true, failure: undefined })
    try {
      const push = await manager()
      if (push) await work(push)
    } catch (error) {
      shown.failure = asFailure(error)
    }
    await look()
    shown.busy = false
  }

  const turnOn = () =>
    doing(async (push) => {
      if ((await Notification.requestPermission()) !== 'granted') return
      const { key } = await get<'/api/push/key'>('/api/push/key')
      const made = await push.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) })
      // What the server does not know of would never ring.
      if (!(await subscribe.run({ endpoint: made.endpoint }))) await made.unsubscribe()
      shown.failure = subscribe.failure
    })

  const turnOff = () =>
    doing(async (push) => {
      const made = await push.getSubscription()
      if (!made) return
      await unsubscribe.run({ endpoint: made.endpoint })
      await made.unsubscribe()
    })

  onMounted(look)
  return { shown, turnOn, turnOff }
}
