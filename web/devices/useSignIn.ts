import { onMounted, shallowReactive } from 'vue'
import { useRouter } from 'vue-router'
import { loginText } from '../../shared/devices/entry.ts'
import { hasLeft, recallDemo } from '../people/session.ts'
import { freshNonce, post } from '../platform/api.ts'
import { deviceNow } from '../platform/clock.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { signText } from './device-key.ts'
import { keepDevice, ownDevices, type OwnDevice } from './key-store.ts'

/** The PIN of a device that is enrolled, proved together with its key. */
export function useSignIn() {
  const router = useRouter()
  const shown = shallowReactive<{
    /** Unknown until the browser has looked. */
    devices: OwnDevice[] | undefined
    device: OwnDevice | undefined
    busy: boolean
    failure: Failure | undefined
  }>({ devices: undefined, device: undefined, busy: false, failure: undefined })

  onMounted(async () => {
    recallDemo()
    shown.devices = await ownDevices()
    shown.device = shown.devices[0]
  })

  async function signIn(pin: string) {
    const { device } = shown
    if (!device) return
    Object.assign(shown, { busy: true, failure: undefined })
    try {
      const nonce = await freshNonce()
      const signature = await signText(device, loginText({ nonce, deviceId: device.id }))
      await post('/api/sessions', { deviceId: device.id, nonce, signature, pin }, newKey())
      await keepDevice({ ...device, usedAt: deviceNow() })
      hasLeft()
      await router.replace(wanted() ?? '/')
    } catch (error) {
      shown.failure = asFailure(error)
    }
    shown.busy = false
  }

  return { shown, signIn }
}

/** The page that asked who is there, when a link led to it. */
const wanted = () => (history.state as { wanted?: string } | null)?.wanted
