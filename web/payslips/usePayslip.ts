import { computed, ref, shallowReactive, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { Payslip } from '../../shared/payouts/payslip-schema.ts'
import { useCommand } from '../offline/useCommand.ts'
import { get, post } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { urlOf } from '../platform/useQuery.ts'
import type { CommandAnswer } from '../platform/wire.ts'
import { slipHashOf } from './slip-hash.ts'

type View = CommandAnswer<'/api/payslips/:id/view'>
interface Shown {
  view: View | undefined
  slip: Payslip | undefined
  /** What was on show when the server said that it had changed. */
  before: Payslip | undefined
  failure: Failure | undefined
  /** The bytes are not what the server says they are, or cannot be checked here. */
  trouble: 'slip.bad' | 'slip.insecure' | undefined
}

/** One payslip: its exact bytes, checked on this device before anybody can sign them, and the signature. */
export function usePayslip(id: () => string) {
  const router = useRouter()
  const shown = shallowReactive<Shown>({
    view: undefined,
    slip: undefined,
    before: undefined,
    failure: undefined,
    trouble: undefined,
  })
  const sign = useCommand('/api/payslips/:id/sign')
  const nameError = ref<string>()
  let asked = false

  async function open() {
    shown.failure = undefined
    try {
      const view = (await post(urlOf('/api/payslips/:id/view', { id: id() }), {}, newKey())) as View
      if (!globalThis.crypto.subtle) shown.trouble = 'slip.insecure'
      else shown.trouble = (await slipHashOf(view.bytes)) === view.hash ? undefined : 'slip.bad'
      shown.view = view
      shown.slip = JSON.parse(view.bytes) as Payslip
    } catch (error) {
      shown.failure = asFailure(error)
    }
  }

  async function signAs(typedName: string) {
    const { view } = shown
    if (!view || shown.trouble) return
    asked = true
    nameError.value = undefined
    const { viewId, nonce, hash, consentVersion } = view
    await sign.run({ viewId, nonce, hash, consentVersion, typedName }, { id: id() })
    const code = sign.failure?.code
    if (!code || code === 'signed-already') await router.push(`/payslips/${id()}/receipt`)
    else if (code === 'name-differs') nameError.value = sign.failure?.message
    else if (code === 'slip-changed') await openNewer()
    else if (code === 'view-expired') await open()
  }

  /** The run has another payslip for this student now: show that one, and what it changes. */
  async function openNewer() {
    shown.before = shown.slip
    const { payslips } = await get<'/api/payslips'>('/api/payslips')
    const newer = payslips.find((slip) => slip.runId === shown.before?.run)
    if (newer && newer.id !== id()) await router.replace(`/payslips/${newer.id}`)
    else await open()
  }

  watch(id, open, { immediate: true })
  // A signature that was waiting from before has been delivered, or refused: see what holds now.
  watch(
    () => sign.waiting,
    (waits) => {
      if (!waits && !asked) void open()
    },
  )
  const refusal = computed(() => (nameError.value ? undefined : sign.failure))
  return { shown, open, sign, signAs, nameError, refusal }
}
