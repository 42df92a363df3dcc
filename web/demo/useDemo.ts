import { useRouter } from 'vue-router'
import { ref } from 'vue'
import { post } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { refetch } from '../platform/query-cache.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer, CommandAnswer } from '../platform/wire.ts'
import { hasLeft } from '../people/session.ts'
import { demoKey, keepDemoKey } from './demo-device.ts'

export type Demo = Answer<'/api/demo'>
type Person = Demo['people'][number]
type Entered = CommandAnswer<'/api/demo/enter'>

/** Who can be played and when: entering makes an ordinary session, moving the clock ends none. */
export function useDemo() {
  const query = useQuery('/api/demo')
  const router = useRouter()
  const busy = ref('')
  const failure = ref<Failure>()

  async function doing(what: string, work: () => Promise<unknown>) {
    busy.value = what
    failure.value = undefined
    try {
      await work()
    } catch (error) {
      failure.value = asFailure(error)
    }
    busy.value = ''
  }

  const enter = ({ personId, role }: Person, home: string) =>
    doing(personId, async () => {
      const key = role === 'student' || role === 'leader' ? await demoKey(personId) : undefined
      const body = { personId, ...(key && { publicKey: key.publicKey }) }
      const { deviceId } = (await post('/api/demo/enter', body, newKey())) as Entered
      if (key && deviceId) await keepDemoKey(personId, deviceId, key)
      hasLeft(true)
      await router.push(home)
    })

  const moveTo = (key: string) =>
    doing(key, async () => {
      await post('/api/demo/clock', { to: key }, newKey())
      await refetch()
    })

  return { query, busy, failure, enter, moveTo }
}
