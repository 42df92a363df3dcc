import { computed, ref, shallowReactive, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { Payslip } from '../../shared/payouts/payslip-schema.ts'
import { get, post } from '../platform/api.ts'
import { deviceNow } from '../platform/clock.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { urlOf } from '../platform/useQuery.ts'
import type { CommandAnswer } from '../platform/wire.ts'
import type { Mark } from './assent.ts'
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
  const sign = useDirectCommand('/api/payslips/:id/sign')
  const nameError = ref<string>()
  const unsigned = ref<Failure>()
  /** Since when the view is shown, and how long after that its end was seen. */
  let [openedAt, endSeenAfter]: [number, number | null] = [0, null]

  async function open() {
    shown.failure = undefined
    try {
      const view = (await post(urlOf('/api/payslips/:id/view', { id: id() }), {}, newKey())) as View
      if (!globalThis.crypto.subtle) shown.trouble = 'slip.insecure'
      else shown.trouble = (await slipHashOf(view.bytes)) === view.hash ? undefined : 'slip.bad'
      // Opened once more as it was, its end is still on the screen.
      endSeenAfter = endSeenAfter !== null && shown.view?.hash === view.hash ? 0 : null
      openedAt = deviceNow()
      shown.view = view
      shown.slip = JSON.parse(view.bytes) as Payslip
    } catch (error) {
      shown.failure = asFailure(error)
    }
  }

  const seen = () => (endSeenAfter = Math.max(deviceNow() - openedAt, 0))

  async function signAs(mark: Mark) {
    const { view } = shown
    if (!view || shown.trouble) return
    nameError.value = undefined
    const { viewId, nonce, hash, consentVersion } = view
    const assent = await import('./assent.ts')
      .then(({ assentTo }) => assentTo({ slipHash: hash, viewId, nonce, consentVersion }, mark))
      .catch((error: unknown) => void (unsigned.value = asFailure(error)))
    if (!assent) return
    unsigned.value = undefined
    const body = { viewId, nonce, hash, consentVersion, mark: asSent(mark), ...assent, endSeenAfter }
    await sign.run(body, { id: id() })
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
  const refusal = computed(() => unsigned.value ?? (nameError.value ? undefined : sign.failure))
  return { shown, open, sign, signAs, seen, nameError, refusal }
}

/** The wire's types know no tuples that cannot be changed. */
const asSent = (mark: Mark) =>
  mark.method === 'typed'
    ? mark
    : {
        ...mark,
        strokes: mark.strokes.map((s) => s.map(([ms, x, y]): [number, number, number] => [ms, x, y])),
      }
