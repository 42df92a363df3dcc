import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { drain, outbox } from '../offline/outbox.ts'
import { post } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { hasNotSignedIn } from './session.ts'

/** Leaves the session; what waits to be sent is sent first, or stays on the device if the person insists. */
export function useLogOut() {
  const router = useRouter()
  const busy = ref(false)
  const failure = ref<Failure>()
  const waits = ref(0)

  async function logOut(anyway = false) {
    busy.value = true
    failure.value = undefined
    try {
      await drain()
      waits.value = outbox.items.filter((item) => !item.refusal).length
      if (!waits.value || anyway) {
        await post('/api/me/log-out', {}, newKey())
        await router.replace(await hasNotSignedIn())
      }
    } catch (error) {
      failure.value = asFailure(error)
    }
    busy.value = false
  }

  return { busy, failure, waits, logOut }
}
