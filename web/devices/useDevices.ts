import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import { drain, outbox } from '../offline/outbox.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { hasNotSignedIn } from '../people/session.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { dropDevice } from './key-store.ts'

export type Devices = Answer<'/api/devices'>
export type Device = Devices['devices'][number]
export type Session = Devices['sessions'][number]

/** Where one is enrolled and where one is logged in, and the end of either. */
export function useDevices() {
  const router = useRouter()
  const query = useQuery('/api/devices')
  const remove = useDirectCommand('/api/devices/:id/remove')
  const end = useDirectCommand('/api/sessions/:id/end')
  const endOthers = useDirectCommand('/api/sessions/end-others')
  const waits = ref(0)
  const failure = computed(() => remove.failure ?? end.failure ?? endOthers.failure)
  const busy = computed(() => remove.busy || end.busy || endOthers.busy)

  /** Of this browser the key goes too, and nothing signs as this device any more. */
  async function removeDevice({ id, current }: Device): Promise<boolean> {
    if (current && (await somethingWaits())) return false
    if (!(await remove.run({}, { id }))) return false
    if (!current) return true
    await dropDevice(id)
    await router.replace(await hasNotSignedIn())
    return true
  }

  /** What has not been sent could not be sent any more: it goes first. */
  async function somethingWaits() {
    await drain()
    waits.value = outbox.items.filter((item) => !item.refusal).length
    return waits.value > 0
  }

  async function endSession({ id, current }: Session) {
    if ((await end.run({}, { id })) && current) await router.replace(await hasNotSignedIn())
  }

  return { query, busy, failure, waits, removeDevice, endSession, endOthers: () => endOthers.run({}) }
}
