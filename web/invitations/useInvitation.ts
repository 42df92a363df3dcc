import { nextTick, shallowReactive, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { DeviceKey } from '../devices/device-key.ts'
import { hasLeft } from '../people/session.ts'
import { freshNonce, post } from '../platform/api.ts'
import { deviceNow } from '../platform/clock.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import type { CommandAnswer, CommandBody } from '../platform/wire.ts'
import { enrolText } from '../../shared/devices/entry.ts'
import { takeTokenOf } from './token.ts'

export type Slip = CommandAnswer<'/api/invitations/look'>
type Accepting = CommandBody<'/api/invitations/accept'>
/** How the slip is named: by the token of its QR code, or by what is printed beside it. */
export type SlipName = CommandBody<'/api/invitations/look'>
type Grants = Accepting['consents']
export type Step = 'find' | 'who' | 'consents' | 'pin' | 'done'

interface Shown {
  step: Step
  busy: boolean
  failure: Failure | undefined
  slip: Slip | undefined
  /** Whether the key will survive the page. */
  durable: boolean
}

/** Wanted with the last step. */
async function keys() {
  const [key, store] = await Promise.all([
    import('../devices/device-key.ts'),
    import('../devices/key-store.ts'),
  ])
  return { ...key, ...store }
}

/** From a slip to an enrolled device. Token, code and PIN live in this closure and nowhere else. */
export function useInvitation() {
  const [route, router] = [useRoute(), useRouter()]
  const shown = shallowReactive<Shown>({
    step: 'find',
    busy: false,
    failure: undefined,
    slip: undefined,
    durable: true,
  })
  let name: SlipName | undefined
  let grants: Grants = []
  // One key however often it is sent: after a lost answer the server knows it again.
  let key: DeviceKey | undefined

  async function doing(work: () => Promise<void>) {
    Object.assign(shown, { busy: true, failure: undefined })
    try {
      await work()
    } catch (error) {
      shown.failure = asFailure(error)
    }
    shown.busy = false
  }

  async function go(step: Step) {
    Object.assign(shown, { step, failure: undefined })
    await nextTick()
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }

  const look = (by: SlipName | undefined = name) =>
    doing(async () => {
      if (!by) return
      name = by
      shown.slip = (await post('/api/invitations/look', by, newKey())) as Slip
      await go('who')
    })

  async function agree(chosen: Grants = []) {
    grants = chosen
    await go('pin')
  }

  const isMe = () => (shown.slip?.consents.length ? go('consents') : agree())

  const accept = (pin: string) =>
    doing(async () => {
      if (!name || !shown.slip) return
      const { makeKey, signText, keepDevice } = await keys()
      key ??= await makeKey()
      const { publicKey, privateKey } = key
      const nonce = await freshNonce()
      const signature = await signText(key, enrolText({ nonce, publicKey }))
      const body: Accepting = { ...name, publicKey, nonce, signature, pin, consents: grants }
      const { deviceId, personId } = (await post(
        '/api/invitations/accept',
        body,
        newKey(),
      )) as CommandAnswer<'/api/invitations/accept'>
      const tail = (shown.slip.number ?? '').slice(-4)
      const device = { id: deviceId, personId, publicKey, privateKey, tail, usedAt: deviceNow() }
      shown.durable = await keepDevice(device)
      hasLeft()
      name = undefined
      await go('done')
    })

  const forget = () => {
    name = undefined
    key = undefined
    shown.slip = undefined
    return go('find')
  }

  const open = async (hash: string) => {
    const token = takeTokenOf(hash)
    if (hash) await router.replace('/i')
    if (token) await look({ token })
  }
  watch(() => route.hash, open, { immediate: true })

  return { shown, look, isMe, agree, accept, go, forget }
}
